import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository these tools stand in. Tests run them in a copy, so nothing here asks for the working folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a package says of its place among the others, in its package.json. Each list of imports is complete. */
export interface House {
  /** It imports packages of lower floors only. */
  readonly floor: number;
  /** Those packages of ours that it may import, by folder. */
  readonly imports: readonly string[];
  /** True when it may import Node's own modules. */
  readonly node: boolean;
  /** Folders with rules of their own, from the package's: `src/provider/`. What one does not say is as for the package. */
  readonly rooms?: Readonly<Record<string, Partial<Pick<House, "imports" | "node">>>>;
  /** Files that alone may load packages, and only when they are called: `{ "src/operations/*.ts": ["@aws-sdk/*"] }`. */
  readonly lazy?: Readonly<Record<string, readonly string[]>>;
  /** Packages that its build holds, so that nobody installs them. */
  readonly builtIn?: readonly string[];
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly engines?: { readonly node?: string };
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly house?: House;
}

export interface Package {
  /** The folder's name under packages/: `core`. */
  readonly folder: string;
  readonly path: string;
  readonly manifest: Manifest;
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** Every package that has sources, sorted by folder. */
export function packages(): readonly Package[] {
  return readdirSync(join(root, "packages"))
    .map((folder) => ({ folder, path: join(root, "packages", folder) }))
    .filter(({ path }) => existsSync(join(path, "package.json")) && sourceFiles(join(path, "src")).length > 0)
    .map((one) => ({ ...one, manifest: readManifest(one.path) }));
}

export interface Entry {
  /** How others import it: `@bylaw/core/node`. */
  readonly specifier: string;
  /** The file it is built from. */
  readonly source: string;
}

/** Every way to import a package of ours. */
export function entries(): readonly Entry[] {
  return packages().flatMap(({ path, manifest }) =>
    Object.keys(manifest.exports ?? {})
      .map((entry) => ({
        specifier: manifest.name + entry.slice(1),
        source: join(path, "src", entry, "index.ts"),
      }))
      .filter(({ source }) => existsSync(source)),
  );
}

/** The packages that npm gets: those whose build has something to start from. */
export function publicPackages(): readonly Package[] {
  return packages().filter(
    ({ path, manifest }) => manifest.private !== true && existsSync(join(path, "tsup.config.ts")),
  );
}

/** The TypeScript files under a folder, sorted; none when there is no such folder. */
export function sourceFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(ts|tsx)$/.test(path) && !path.split("/").includes("node_modules"))
    .map((path) => join(folder, path))
    .sort();
}

/** True for what no build takes in: tests, fixtures, and a package's own test helpers in `src/testing/`. */
export function isTest(path: string): boolean {
  if (/\.(test|test-d|fixture)\.tsx?$/.test(path)) return true;
  const [, folder] = /(?:^|\/)([^/]+)\/src\/testing\//.exec(path) ?? [];
  return folder !== undefined && !offersTesting(folder);
}

/** True for a package whose `src/testing/` is an entry that it publishes. */
function offersTesting(folder: string): boolean {
  const path = join(root, "packages", folder);
  return existsSync(join(path, "package.json")) && "./testing" in (readManifest(path).exports ?? {});
}

/** True for a file of a room of checks. In core, `checks` is a room of the language. Takes what `shown` gives. */
export function isCheckFile(path: string): boolean {
  return /^packages\/(?!core\/)[^/]+\/src\/(.+\/)?checks\/[^/]+\.ts$/.test(path);
}

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. Throws only when it cannot be started. */
export function run(command: string, args: readonly string[], cwd: string = root): Ran {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: "1", npm_config_loglevel: "error" },
  });
  if (error !== undefined) throw error;
  return { status: status ?? 1, stdout, stderr };
}

/** The path of a tool that the repository has installed. */
export function tool(name: string): string {
  return join(root, "node_modules", ".bin", name);
}

/** A path as the repository has it, for messages. */
export function shown(path: string): string {
  return relative(root, path).split(sep).join("/");
}

export function camelCase(kebab: string): string {
  return kebab.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
