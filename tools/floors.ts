import { type House, type Package, packages } from "./repo.ts";

/** What a room may import besides itself. A room is a package, or a folder of one with rules of its own. */
export interface Room {
  /** The longest prefix that fits a file decides: `core/src/run/`. */
  readonly path: string;
  /** Other packages of ours, by folder. */
  readonly packages: readonly string[];
  /** Node's own modules. */
  readonly node: boolean;
}

/** Packages that these files alone may load, and only when they are called: `import()`. Types are free. */
interface LazyPackage {
  readonly name: RegExp;
  /** One file, or every file of a folder: `aws/src/operations/*.ts`. */
  readonly file: string;
}

interface Plan {
  readonly floors: ReadonlyMap<string, number>;
  readonly rooms: readonly Room[];
  /** The first that fits a package decides, with those of the same name. */
  readonly lazyPackages: readonly LazyPackage[];
}

/** What packages say of themselves in `house`: each one's floor, its rooms, and what it loads late. */
export function planOf(all: readonly Pick<Package, "folder" | "manifest">[]): Plan {
  const houses = all.flatMap(({ folder, manifest: { house } }) => (house ? [{ folder, house }] : []));
  return {
    floors: new Map(houses.map(({ folder, house }) => [folder, house.floor])),
    rooms: houses.flatMap(({ folder, house }) => roomsOf(folder, house)),
    lazyPackages: houses.flatMap(({ folder, house: { lazy = {} } }) =>
      Object.entries(lazy).flatMap(([file, names]) =>
        names.map((name) => ({ name: patternOf(name), file: `${folder}/${file}` })),
      ),
    ),
  };
}

/** The floors of docs/architecture.md: a package imports only lower ones. */
export const { floors, rooms, lazyPackages } = planOf(packages());

/** What a room does not say is as in the package around it. */
function roomsOf(folder: string, { imports, node, rooms = {} }: House): readonly Room[] {
  const inner = Object.entries(rooms).map(([path, own]) => ({
    path: `${folder}/${path}`,
    packages: own.imports ?? imports,
    node: own.node ?? node,
  }));
  return [{ path: `${folder}/src/`, packages: imports, node }, ...inner];
}

/** `@octokit/*` fits every package of a scope; every other name fits itself. */
function patternOf(name: string): RegExp {
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replace(/\\\*$/, ".+")}$`);
}

/**
 * Inside core: the rooms from the ground up. A room imports those before it, never back; `language/values/` says more than
 * `language/`, so the longest one that fits a file is its room. The front doors stand on top, and nothing imports them.
 */
export const coreRooms: readonly string[] = [
  "language/values/",
  "language/checks/",
  "language/people/",
  "language/evidence/",
  "language/company/",
  "language/links/",
  "language/validate/",
  "provider/",
  "period/",
  "run/",
  "run/collect/",
  "run/probe/",
  "run/judge/",
  "run/accounts/",
  "run/evidence/",
  "run/report/",
  "run/run.ts",
  "keep/",
  "coverage/",
  "diff/",
  "run/index.ts",
  "testing/",
  "node/",
  "index.ts",
];

/**
 * `testbed`: lines of the AWS test bed for each line of the AWS provider. 1.56 holds today; it may only fall. `coreTests`:
 * lines of core's tests for each of its sources: it may only rise.
 */
export const sizes = { file: 400, check: 60, coreMedian: 110, coreTests: 1.2, testbed: 1.6 };
