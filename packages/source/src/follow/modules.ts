import { posix } from "node:path";
import { ts } from "ts-morph";
import { unlessTooDeep } from "./deep.ts";

/** The company's files by their paths, as texts; parsed when they are reached. */
export interface Modules {
  /** Sorted. */
  readonly paths: readonly string[];
  parsed(path: string): ts.SourceFile;
  /** True for a file that nests deeper than can be parsed: it reads as empty. */
  isTooDeep(path: string): boolean;
  /** The file that an import of another means; undefined for what is none of the company's. */
  resolve(specifier: string, from: string): string | undefined;
  /** What a file imports, as far as its text says so. */
  importsOf(path: string): readonly string[];
  textOf(path: string): string;
}

/** What an import may begin with, and which folders it then means: `paths` of a tsconfig. */
export type Aliases = Readonly<Record<string, readonly string[]>>;

const CODE = ["ts", "mts", "cts", "tsx", "js", "mjs", "cjs", "jsx"];

export function modulesOf(texts: ReadonlyMap<string, string>, aliases: Aliases = {}): Modules {
  const parsed = new Map<string, ts.SourceFile>();
  const tooDeep = new Set<string>();
  const textOf = (path: string): string => texts.get(path) ?? "";
  const resolve = (specifier: string, from: string): string | undefined => {
    const bases = specifier.startsWith(".")
      ? [posix.join(posix.dirname(from), specifier)]
      : aliased(specifier, aliases);
    return bases.flatMap(candidates).find((path) => texts.has(path));
  };
  return {
    paths: [...texts.keys()].sort(),
    textOf,
    resolve,
    isTooDeep: (path) => tooDeep.has(path),
    parsed(path) {
      const known = parsed.get(path);
      if (known !== undefined) return known;
      const file = unlessTooDeep(
        () => parse(path, textOf(path)),
        () => {
          tooDeep.add(path);
          return parse(path, "");
        },
      );
      parsed.set(path, file);
      return file;
    },
    importsOf: (path) =>
      ts
        .preProcessFile(textOf(path), true, true)
        .importedFiles.flatMap(({ fileName }) => resolve(fileName, path) ?? []),
  };
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kindOf(path));
}

function kindOf(path: string): ts.ScriptKind {
  if (path.endsWith("ts")) return ts.ScriptKind.TS;
  return path.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.JSX;
}

function aliased(specifier: string, aliases: Aliases): readonly string[] {
  return Object.entries(aliases).flatMap(([pattern, targets]) => {
    const [before = "", after] = pattern.split("*");
    if (after === undefined) return pattern === specifier ? targets : [];
    if (!specifier.startsWith(before) || !specifier.endsWith(after)) return [];
    const middle = specifier.slice(before.length, specifier.length - after.length);
    return targets.map((target) => target.replace("*", middle));
  });
}

/** What an import may mean: the file itself, the TypeScript that it is built from, one without its ending, or a folder. */
function candidates(base: string): readonly string[] {
  const path = base.replace(/\/+$/, "") || ".";
  const source = path.replace(/\.([mc]?)js(x?)$/, ".$1ts$2");
  const named = CODE.some((ending) => path.endsWith(`.${ending}`)) ? [path, source] : [];
  return [
    ...named,
    ...CODE.map((one) => `${path}.${one}`),
    ...CODE.map((one) => posix.join(path, `index.${one}`)),
  ];
}
