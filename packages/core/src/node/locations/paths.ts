import { isAbsolute, relative, sep } from "node:path";

/** With forward slashes, from a folder. */
export function shownFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join("/");
}

/** True for what lies below a folder. */
export function isBelow(folder: string, path: string): boolean {
  const within = relative(folder, path);
  return within !== "" && within !== ".." && !within.startsWith(`..${sep}`) && !isAbsolute(within);
}
