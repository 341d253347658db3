import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { NAMES } from "../../load-config.ts";
import type { Repository } from "./detect/repository.ts";

/** Where the program is. Paths are relative to the root of the repository, with slashes. */
export interface Place {
  /** Where bylaw.config.ts is: "" is the root. */
  readonly home: string;
  /** Where people.ts and baseline.ts are. */
  readonly parts: string;
  /** Where commands are run: the package that depends on Bylaw. */
  readonly runIn: string;
  /** True where home is a package of a workspace, with scripts and dependencies of its own. */
  readonly isPackage: boolean;
  /** The name of the program's file. */
  readonly config: string;
  /** True where it is there already: whatever belongs to it is left to whoever wrote it. */
  readonly isThere: boolean;
}

const NAME = "compliance";
const FOLDER = /^(?:\.\/)?((?:[A-Za-z0-9_-][\w.-]*\/)+)\*{1,2}$/;

/**
 * At the root, where all is new or its tsconfig.json compiles a program as it is. Else in a folder of its own, with its own
 * settings: a package, where the workspace has a pattern that takes it.
 */
export function placeOf(repository: Repository): Place {
  const { root, manifest, tsconfig, workspaces } = repository;
  const own = packageIn(workspaces);
  const folders = own === undefined ? [NAME] : [own, NAME];
  const places = ["", ...folders].flatMap((folder) => NAMES.map((config) => ({ folder, config })));
  const before = places.find(({ folder, config }) => existsSync(join(root, folder, config)));
  const isRoot =
    workspaces.length === 0 &&
    (tsconfig === "fits" || tsconfig === "none") &&
    (manifest === undefined || (manifest.isModule && tsconfig === "fits"));
  const home = before?.folder ?? (isRoot ? "" : (own ?? NAME));
  const there = { config: before?.config ?? "bylaw.config.ts", isThere: before !== undefined };
  if (home === "") return { home, parts: NAME, runIn: "", isPackage: false, ...there };
  const isPackage = home === own;
  return { home, parts: home, runIn: isPackage ? home : "", isPackage, ...there };
}

/** Where a pattern of the workspaces takes a package: `packages/compliance` of `packages/*`. */
function packageIn(patterns: readonly string[]): string | undefined {
  if (patterns.some((pattern) => pattern === NAME || pattern === `./${NAME}` || pattern === "*")) return NAME;
  const folders = patterns.flatMap((pattern) => FOLDER.exec(pattern)?.[1] ?? []);
  const folder = folders.find((one) => one === "packages/") ?? folders[0];
  return folder === undefined ? undefined : posix.join(folder, NAME);
}

/** Where bylaw docs writes. */
export function documentsOf({ home }: Place): string {
  return posix.join(home, "documents");
}

/** A path from where commands are run. */
export function fromRunIn({ runIn }: Place, path: string): string {
  return posix.relative(runIn, path) || ".";
}

/** ` --config compliance/bylaw.config.ts`, where commands run elsewhere than beside it. */
export function configFlag(place: Place): string {
  return place.home === place.runIn
    ? ""
    : ` --config ${fromRunIn(place, posix.join(place.home, place.config))}`;
}
