import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Package, packages, publicPackages, root } from "./repo.ts";

/** A list of packages in a JSON file that its tool reads as it stands, so nothing can derive it. */
interface List {
  readonly file: string;
  /** What it has to name, each as the file spells it. */
  readonly wanted: readonly string[];
  /** The entries it has. Others than packages, such as `tools`, are left out. */
  read(json: Json): readonly string[];
  /** Adds entries to the JSON. */
  add(json: Json, names: readonly string[]): void;
}

interface Json {
  readonly references: { path: string }[];
  readonly fixed: string[][];
}

export interface ListFaults {
  readonly file: string;
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

/** Where a list and the folders of `packages/` differ; empty when every list is in order. */
export function faultsOfLists(): readonly ListFaults[] {
  return lists()
    .map(({ file, wanted, read }) => {
      const has = read(readJson(file));
      return {
        file,
        missing: wanted.filter((name) => !has.includes(name)),
        unknown: has.filter((name) => !wanted.includes(name)),
      };
    })
    .filter(({ missing, unknown }) => missing.length + unknown.length > 0);
}

/** Adds to every list what it lacks. Gives the files that changed. */
export function completeLists(): readonly string[] {
  return lists().flatMap(({ file, wanted, read, add }) => {
    const json = readJson(file);
    const has = read(json);
    const missing = wanted.filter((name) => !has.includes(name));
    if (missing.length === 0) return [];
    add(json, missing);
    writeFileSync(join(root, file), `${JSON.stringify(json, null, 2)}\n`);
    return [file];
  });
}

function lists(): readonly List[] {
  const projects = packages().flatMap(projectsOf);
  return [
    { file: "tsconfig.json", wanted: projects, ...references },
    { file: "tsconfig.test.json", wanted: projects, ...references },
    {
      file: ".changeset/config.json",
      wanted: publicPackages().map(({ manifest }) => manifest.name),
      read: ({ fixed: [group = []] }) => group,
      add: ({ fixed: [group = []] }, names) => group.push(...names),
    },
  ];
}

const references: Pick<List, "read" | "add"> = {
  read: (json) => json.references.map(({ path }) => path).filter((path) => path.startsWith("packages/")),
  add(json, names) {
    const last = json.references.findLastIndex(({ path }) => path.startsWith("packages/"));
    json.references.splice(last + 1, 0, ...names.map((path) => ({ path })));
  },
};

/** A package's TypeScript projects: its folder, or each file where there are several. */
function projectsOf({ folder, path }: Package): readonly string[] {
  const files = readdirSync(path).filter((file) => /^tsconfig(\..+)?\.json$/.test(file));
  return files.length === 1 ? [`packages/${folder}`] : files.map((file) => `packages/${folder}/${file}`);
}

function readJson(file: string): Json {
  return JSON.parse(readFileSync(join(root, file), "utf8")) as Json;
}
