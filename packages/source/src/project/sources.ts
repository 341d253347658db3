import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { Project, type SourceFile, ts } from "ts-morph";

/** TypeScript files, opened for reading as they are written. Nothing of them is run, and no types are looked up. */
export interface Sources {
  /** In the order in which they were opened. */
  readonly files: readonly SourceFile[];
  /** The file of a path, absolute and real; undefined where it was not opened. */
  file(path: string): SourceFile | undefined;
}

/** Opens texts by their paths, which need not be there. */
export function sourcesOf(texts: ReadonlyMap<string, string>): Sources {
  const project = createProject();
  const files = [...texts].map(([path, text]) => project.createSourceFile(path, text));
  return { files, file: (path) => project.getSourceFile(path) };
}

/**
 * Opens files, and every file that these import by a relative path, and so on. What is installed is not followed, and what is
 * not there, or is no code, is passed over.
 *
 * @example openSources(["/repo/bylaw.config.ts"]).files.map((file) => file.getFilePath());
 */
export function openSources(paths: readonly string[]): Sources {
  const project = createProject();
  const files: SourceFile[] = [];
  const waiting = [...paths];
  const home = dirname(realFile(paths[0] ?? "") ?? "/");
  const seen = new Set<string>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const real = realFile(path);
    if (real === undefined || seen.has(real) || isInstalled(relative(home, real))) continue;
    seen.add(real);
    const file = project.createSourceFile(real, readFileSync(real, "utf8"));
    files.push(file);
    waiting.push(...importedBy(file));
  }
  return { files, file: (path) => project.getSourceFile(path) };
}

function createProject(): Project {
  return new Project({
    useInMemoryFileSystem: true,
    skipFileDependencyResolution: true,
    skipLoadingLibFiles: true,
    compilerOptions: { allowJs: true },
  });
}

function importedBy(file: SourceFile): readonly string[] {
  const folder = dirname(file.getFilePath());
  return ts
    .preProcessFile(file.getFullText())
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => /^\.{1,2}(?:\/|$)/.test(name))
    .flatMap((name) => candidates(resolve(folder, name)).find((path) => realFile(path) !== undefined) ?? []);
}

const CODE = ["ts", "mts", "cts", "tsx", "js", "mjs", "cjs", "jsx"];

/** What an import may mean: the file itself, the TypeScript that it is built from, one without its ending, or a folder. */
function candidates(path: string): readonly string[] {
  const source = path.replace(/\.([mc]?)js(x?)$/, ".$1ts$2");
  const named = CODE.some((ending) => path.endsWith(`.${ending}`)) ? [path, source] : [];
  return [
    ...named,
    ...CODE.map((ending) => `${path}.${ending}`),
    ...CODE.map((ending) => `${path}/index.${ending}`),
  ];
}

/** From the folder of the first file: a company's own may lie in a folder of that name further up. */
function isInstalled(path: string): boolean {
  return path.split(sep).includes("node_modules");
}

function realFile(path: string): string | undefined {
  const isFile = existsSync(path) && statSync(path).isFile();
  return isFile ? realpathSync(path) : undefined;
}
