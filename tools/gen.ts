// `npm run gen`: each provider's list of checks, a page per check and per listing, the pages of the command line and of the lint, and the test bed's lists of services and clients. `-- --check` only says what is stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { awsLists, clientsText } from "./aws-services.ts";
import { checkPages } from "./check-pages.ts";
import { cliPage } from "./cli-page.ts";
import { lintPage } from "./lint-page.ts";
import { listingPages } from "./listing-pages.ts";
import { type CheckFile, type Offer, offers, readChecks, registryText } from "./registry.ts";
import { root, shown } from "./repo.ts";
import { servicesText } from "./testbed-services.ts";

const checkOnly = process.argv.includes("--check");
const unknown = process.argv.slice(2).filter((argument) => argument !== "--check");
if (unknown.length > 0) stop(64, [`gen: ${unknown.join(" ")} is not an option. The only one is --check.`]);

const checks = new Map<Offer, readonly CheckFile[]>();
for (const offer of offers) {
  const { files, faults } = readChecks(offer);
  if (faults.length > 0) stop(1, ["gen: these check files break the naming rule:", ...faults]);
  if (files.length > 0) checks.set(offer, files);
}

// The lists come first: a provider's index may already re-export them, and the pages load its checks.
const stale: string[] = [];
for (const [offer, files] of checks) {
  put(join(offer.folder, "checks.gen.ts"), registryText(offer, files));
}
for (const [path, text] of awsLists()) put(path, text);
await putPages("checks", checkPages(checks));
await putPages("listings", listingPages(offers));
put(join(root, "docs", "cli.md"), await cliPage());
put(join(root, "docs", "lint.md"), await lintPage());
const bed = join(root, "testbed", "aws");
if (existsSync(bed)) {
  put(join(bed, "services.gen.ts"), servicesText(join(bed, "services")));
  put(join(bed, "clients.gen.ts"), clientsText());
}

const count = [...checks.values()].flat().length;
if (!checkOnly)
  console.log(`gen: ${count} checks; ${stale.length === 0 ? "nothing" : stale.join(", ")} changed.`);
else if (stale.length > 0) stop(1, ["gen: stale, run npm run gen:", ...stale]);
else console.log(`gen: ${count} checks, nothing stale.`);

/** Makes a folder of docs/ hold exactly these pages. */
async function putPages(name: string, made: Promise<ReadonlyMap<string, string>>): Promise<void> {
  const pages = await made.catch((error: unknown) =>
    stop(1, [`gen: the lists are in order; the pages of ${name} cannot be made:`, String(error)]),
  );
  const folder = join(root, "docs", name);
  for (const [path, text] of pages) put(join(folder, path), text);
  for (const path of existing(folder)) if (!pages.has(path)) drop(join(folder, path));
}

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
