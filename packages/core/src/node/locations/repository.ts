import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { isBelow } from "./paths.ts";

/**
 * The root of the repository that a folder is in, which is absolute and real: the nearest with `.git` from there up, else
 * the folder itself.
 *
 * @example repositoryOf(dirname(realpathSync(config)))
 */
export function repositoryOf(home: string): string {
  for (let folder = home; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (!isBelow(dirname(folder), folder)) return home;
  }
}
