// `npm run gen`: each provider's list of checks, a page per check, and the page of the command line. `-- --check` only says what is stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkPages } from "./check-pages.ts";
import { cliPage } from "./cli-page.ts";
import { type CheckFile, type ProviderName, providers, readChecks, registryText } from "./registry.ts";
import { root, shown } from "./repo.ts";

const checkOnly = process.argv.includes("--check");
const unknown = process.argv.slice(2).filter((argument) => argument !== "--check");
if (unknown.length > 0) stop(64, [`gen: ${unknown.join(" ")} is not an option. The only one is --check.`]);

const checks = new Map<ProviderName, readonly CheckFile[]>();
for (const provider of providers) {
  const { files, faults } = readChecks(provider);
  if (faults.length > 0) stop(1, ["gen: these check files break the naming rule:", ...faults]);
  if (files.length > 0) checks.set(provider, files);
}

// The lists come first: a provider's index may already re-export them, and the pages load its checks.
const stale: string[] = [];
for (const [provider, files] of checks) {
  put(join(root, "packages", provider, "src", "checks.gen.ts"), registryText(files));
}
const pages = await checkPages(checks).catch((error: unknown) =>
  stop(1, ["gen: the lists are in order; the pages cannot be made:", String(error)]),
);
const folder = join(root, "docs", "checks");
for (const [path, text] of pages) put(join(folder, path), text);
for (const path of existing(folder)) if (!pages.has(path)) drop(join(folder, path));
put(join(root, "docs", "cli.md"), await cliPage());

const count = [...checks.values()].flat().length;
if (!checkOnly)
  console.log(`gen: ${count} checks; ${stale.length === 0 ? "nothing" : stale.join(", ")} changed.`);
else if (stale.length > 0) stop(1, ["gen: stale, run npm run gen:", ...stale]);
else console.log(`gen: ${count} checks, nothing stale.`);

function put(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  stale.push(shown(path));
  if (checkOnly) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function drop(path: string): void {
  stale.push(`${shown(path)} (removed)`);
  if (!checkOnly) rmSync(path);
}

function existing(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  const all = readdirSync(path, { recursive: true, encoding: "utf8" });
  return all.filter((one) => one.endsWith(".md"));
}

function stop(code: number, lines: readonly string[]): never {
  console.error(lines.join("\n  "));
  process.exit(code);
}
