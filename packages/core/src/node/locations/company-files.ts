import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import type { Frame } from "./frames.ts";
import type { Location } from "./location.ts";
import { isBelow, shownFrom } from "./paths.ts";

/** A company's files, as those are told from what it has installed. */
export interface CompanyFiles {
  /** The first of these lines that lies in one of them: below the config's folder, else elsewhere in the repository. */
  find(frames: readonly Frame[]): Location | undefined;
}

/** `root` and `home` are absolute, and real. */
export function companyFiles(root: string, home: string): CompanyFiles {
  const lengths = new Map<string, number>();
  const lengthOf = (path: string): number => {
    const known = lengths.get(path) ?? linesIn(path);
    lengths.set(path, known);
    return known;
  };
  const locate = ({ path: given, line }: Frame, folder: string): Location | undefined => {
    const path = realFile(given);
    // What is linked to from there stands there too.
    const within = path === undefined ? undefined : [path, given].find((one) => isOwn(folder, one));
    if (within === undefined || line < 1 || line > lengthOf(within)) return undefined;
    return { path: shownFrom(root, within), line };
  };
  const isOfBylaw = createIsOfBylaw(root);
  return {
    find: (frames) =>
      first(frames, (frame) => locate(frame, home)) ??
      first(frames, (frame) => (isOfBylaw(frame.path) ? undefined : locate(frame, root))),
  };
}

function isOwn(folder: string, path: string): boolean {
  return isBelow(folder, path) && !relative(folder, path).split(sep).includes("node_modules");
}

function first<T, R>(all: readonly T[], look: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = look(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function realFile(path: string): string | undefined {
  return isAbsolute(path) && statSync(path, { throwIfNoEntry: false })?.isFile()
    ? realpathSync(path)
    : undefined;
}

/** As an editor counts them: a last one without an end is one, and nothing after an end is none. */
function linesIn(path: string): number {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.at(-1) === "" ? lines.length - 1 : lines.length;
}

/** Tells Bylaw's own packages, which a link may have brought into the repository. */
function createIsOfBylaw(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>();
  const isFolderOfBylaw = (folder: string): boolean => {
    const found = known.get(folder) ?? look(folder);
    known.set(folder, found);
    return found;
  };
  const look = (folder: string): boolean => {
    const packaged = join(folder, "package.json");
    if (existsSync(packaged)) return /^(?:bylaw$|@bylaw\/)/.test(nameIn(packaged));
    return folder !== dirname(folder) && isBelow(root, folder) && isFolderOfBylaw(dirname(folder));
  };
  return (path) => isFolderOfBylaw(dirname(path));
}

/** Empty for a package that has none, or whose file cannot be read as one. */
function nameIn(path: string): string {
  try {
    const { name } = JSON.parse(readFileSync(path, "utf8")) as { readonly name?: unknown };
    return typeof name === "string" ? name : "";
  } catch {
    return "";
  }
}
