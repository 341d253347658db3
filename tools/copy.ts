import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { entries, root, run, shown, tool } from "./repo.ts";

/** A copy of the repository for tests that change it: sources of its own, with what is installed and built here. */
export function copyRepository(): string {
  const to = mkdtempSync(join(tmpdir(), "bylaw-copy-"));
  const skipped = /\/(dist|node_modules|recording)$|\/tools\/install$|\/examples\/\.[^/]+$/;
  for (const part of ["packages", "tools", "testbed", "bench", "examples", "docs", ".changeset"]) {
    cpSync(join(root, part), join(to, part), { recursive: true, filter: (path) => !skipped.test(path) });
  }
  for (const file of readdirSync(root).filter((name) => /\.(ts|json|md)$|^\.gitignore$/.test(name))) {
    cpSync(join(root, file), join(to, file));
  }
  link(join(root, "node_modules"), join(to, "node_modules"));
  for (const folder of readdirSync(join(root, "packages"))) {
    for (const made of ["dist", "node_modules"]) {
      const own = join(root, "packages", folder, made);
      if (existsSync(own)) symlinkSync(own, join(to, "packages", folder, made));
    }
  }
  return to;
}

/** Links everything installed; our own packages to where they stand in the copy. */
function link(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from).filter((one) => one !== "@bylaw" && one !== "bylaw")) {
    symlinkSync(join(from, name), join(to, name));
  }
  mkdirSync(join(to, "@bylaw"));
  for (const folder of readdirSync(join(dirname(to), "packages"))) {
    const name = folder === "cli" ? "bylaw" : join("@bylaw", folder);
    symlinkSync(join(dirname(to), "packages", folder), join(to, name));
  }
  symlinkSync(join(dirname(to), "testbed"), join(to, "@bylaw", "testbed"));
}

/**
 * What the compiler says of these files of a copy, our packages taken from their sources; core from what is built, for
 * its sources are compiled without Node's types.
 */
export function compile(copy: string, files: readonly string[]): string {
  const paths = Object.fromEntries(
    entries()
      .filter(({ specifier }) => !specifier.startsWith("@bylaw/core"))
      .map(({ specifier, source }) => [specifier, [`./${shown(source)}`]]),
  );
  const compilerOptions = { noEmit: true, composite: false, emitDeclarationOnly: false, paths };
  const config = { extends: "./tsconfig.base.json", compilerOptions, include: [], files };
  const path = join(copy, "tsconfig.tried.json");
  writeFileSync(path, JSON.stringify(config));
  return run(tool("tsc"), ["-p", path], copy).stdout;
}

/** Fills in every blank that a scaffold named, by what stands there: sentences, notes, and the TODO of its check. */
export function fillBlanks(copy: string, named: string): readonly string[] {
  const blanks = [...named.matchAll(/^ {2}(\S+\.ts):(\d+) {2}/gm)].map(([, path = "", line]) => ({
    path,
    at: Number(line) - 1,
  }));
  for (const path of new Set(blanks.map((one) => one.path))) {
    const lines = readFileSync(join(copy, path), "utf8").split("\n");
    const here = blanks.filter((one) => one.path === path).map(({ at }) => at);
    const filled = lines.flatMap((line, at) => {
      if (!here.includes(at)) return [line];
      if (/^\s*\/\/ /.test(line)) return [];
      return [line.replaceAll(/"TODO: [^"]*"/g, '"Somebody has looked."').replaceAll("TODO", "a")];
    });
    writeFileSync(join(copy, path), filled.join("\n"));
  }
  return [...new Set(blanks.map(({ path }) => path))];
}
