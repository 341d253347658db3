import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must, type Tarball } from "./pack.ts";
import { type Ran, readManifest, root, run } from "./repo.ts";

/** A user's empty folder, far from this repository and its node_modules. */
export interface EmptyFolder {
  /** Writes a file of the user's. */
  write(name: string, text: string): void;
  /** Takes over a file of tools/install. */
  take(name: string): void;
  /** Type-checks everything strictly, libraries too, and writes JavaScript and declarations to `out`. */
  compile(): string;
  run(command: string, ...args: readonly string[]): Ran;
  remove(): void;
}

export interface InstallOptions {
  /** What the user names in package.json. Everything else comes with it. */
  readonly direct: readonly Tarball[];
  readonly all: readonly Tarball[];
  /** `linked` hides what was not named, as pnpm does; `hoisted` is npm's default. */
  readonly layout: "hoisted" | "linked";
}

const strict = {
  target: "es2023",
  lib: ["es2023"],
  types: ["node"],
  module: "nodenext",
  moduleResolution: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  declaration: true,
  outDir: "out",
  rootDir: ".",
};

/** Installs tarballs in an empty folder, with the compiler and zod of this repository's own versions. */
export function installIn({ direct, all, layout }: InstallOptions): EmptyFolder {
  const path = mkdtempSync(join(tmpdir(), "bylaw-install-"));
  const { devDependencies: ours = {} } = readManifest(root);
  const files = (some: readonly Tarball[]) =>
    Object.fromEntries(some.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`]));
  const manifest = {
    name: "a-company",
    private: true,
    type: "module",
    dependencies: { ...files(direct), zod: ours.zod },
    devDependencies: { typescript: ours.typescript, "@types/node": ours["@types/node"] },
    // The packages are not published, so their peers are the tarballs too.
    overrides: files(all.filter((one) => !direct.includes(one))),
  };
  const write = (name: string, text: string): void => writeFileSync(join(path, name), text);
  write("package.json", JSON.stringify(manifest, null, 2));
  write("tsconfig.json", JSON.stringify({ compilerOptions: strict, include: ["*.ts"] }));
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund"];
  must("npm", ["install", `--install-strategy=${layout}`, ...quiet], path);
  return {
    write,
    take: (name) => copyFileSync(join(root, "tools", "install", name), join(path, name)),
    compile: () => run(join(path, "node_modules", ".bin", "tsc"), ["-p", "."], path).stdout,
    run: (command, ...args) => run(command, args, path),
    remove: () => rmSync(path, { recursive: true }),
  };
}
