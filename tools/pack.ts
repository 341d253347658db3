import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Package, publicPackages, root, run } from "./repo.ts";

export interface Tarball extends Package {
  /** The packed file. */
  readonly tarball: string;
  /** The paths in it, sorted, without npm's leading `package/`. */
  readonly files: readonly string[];
}

/** Packs every public package as npm would publish it, into a new folder. Builds first when something is unbuilt. */
export function packAll(): readonly Tarball[] {
  const all = publicPackages();
  if (!all.every(isBuilt)) must("node", [join(root, "tools", "build.mjs")]);
  const folder = mkdtempSync(join(tmpdir(), "bylaw-pack-"));
  return all.map((one) => {
    const into = join(folder, one.folder);
    mkdirSync(into);
    must("npm", ["pack", "--ignore-scripts", "--pack-destination", into], one.path);
    const tarball = join(into, readdirSync(into)[0] ?? "");
    const files = must("tar", ["-tzf", tarball]).trim().split("\n");
    return { ...one, tarball, files: files.map((path) => path.replace(/^package\//, "")).sort() };
  });
}

/** Removes what `packAll` wrote. */
export function removeTarballs(all: readonly Tarball[]): void {
  for (const { tarball } of all) rmSync(dirname(dirname(tarball)), { recursive: true, force: true });
}

/** Runs a command that has to succeed, and gives what it printed. */
export function must(command: string, args: readonly string[], cwd: string = root): string {
  const { status, stdout, stderr } = run(command, args, cwd);
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(" ")} failed in ${cwd}:\n${stdout}${stderr}`);
}

function isBuilt({ path, manifest }: Package): boolean {
  return filesOf([manifest.exports, manifest.bin]).every(
    (file) => file.includes("*") || existsSync(join(path, file)),
  );
}

/** The files that a field of package.json leads to. */
function filesOf(exports: unknown): readonly string[] {
  if (typeof exports === "string") return [exports];
  if (typeof exports !== "object" || exports === null) return [];
  return Object.values(exports).flatMap(filesOf);
}
