import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** What lies before the files of an application, from the root of the repository that Bylaw runs in: `services/api/`. Undefined where it lies elsewhere. */
export function prefixOf(directory: string): string | undefined {
  const root = rootOf(realpathSync(process.cwd()));
  const path = relative(root, realpathSync(resolve(directory)))
    .split(sep)
    .join("/");
  if (path === "..") return undefined;
  if (path.startsWith("../") || path.startsWith("/") || /^[a-z]:/i.test(path)) return undefined;
  return path === "" ? "" : `${path}/`;
}

/** The nearest folder with `.git` from here up, else this one. */
function rootOf(home: string): string {
  for (let folder = home; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return home;
  }
}
