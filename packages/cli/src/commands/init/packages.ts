import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { manifestAt } from "./detect/manifest.ts";
import type { Repository } from "./detect/repository.ts";
import type { Place } from "./place.ts";

/** What a program needs installed. */
export interface Needed {
  /** The command that adds what no package.json names; undefined where it names all. */
  readonly command?: string;
  /** True where the program can be loaded as it is. */
  readonly isInstalled: boolean;
}

const ALWAYS = ["bylaw", "@bylaw/core", "@bylaw/evidence", "@bylaw/policies", "@bylaw/vitest"];
const BESIDE = ["zod", "vitest", "typescript", "@types/node"];

export async function neededBy(
  uses: { readonly aws: boolean; readonly github: boolean },
  place: Place,
  { root, manager, workspaces }: Repository,
): Promise<Needed> {
  const own = [...ALWAYS, ...(uses.aws ? ["@bylaw/aws"] : []), ...(uses.github ? ["@bylaw/github"] : [])];
  const manifest = await manifestAt(join(root, place.runIn, "package.json"));
  const missing = [...own, ...BESIDE].filter((name) => manifest?.depends.has(name) !== true);
  // Where packages go to a package of the workspace, it is added to there.
  const where = place.runIn === "" && workspaces.length > 0 ? manager.atRoot : "";
  const home = join(root, place.home);
  return {
    ...(missing.length > 0 && { command: `${manager.add}${where} ${missing.join(" ")}` }),
    isInstalled: [...own.slice(1), "zod"].every((name) => isFound(home, name)),
  };
}

/** True where Node finds a package, looking from a folder upwards. */
function isFound(folder: string, name: string): boolean {
  for (let place = folder; ; place = dirname(place)) {
    if (existsSync(join(place, "node_modules", name, "package.json"))) return true;
    if (dirname(place) === place) return false;
  }
}
