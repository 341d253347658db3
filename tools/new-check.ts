// `npm run new:check aws kms-key-tagged kms-keys`: a check and its test, to be changed from there.
import { readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { parseArgs } from "node:util";
import type { Collector } from "@bylaw/core";
import { load } from "./load.ts";
import { providers } from "./registry.ts";
import { camelCase, isTest, root, shown, sourceFiles } from "./repo.ts";
import { sampleOf } from "./sample.ts";
import { checkNameFault, filled, refuse as refuseAs, writeNew } from "./scaffold.ts";

const command = "new:check";
const usage = `usage: npm run new:check <${providers.join(" | ")}> <name> [<collector>]
  name       kebab-case, the state the check demands: kms-key-tagged
  collector  the listing whose resources it judges, by file name; default: the first one`;

const { provider, name, listing } = wanted();
const folder = checksBeside(provider, listing.path);
const collector = (await load(listing.path))[listing.collector] as Collector;
const sample = sampleOf(collector.schema);
const values: Readonly<Record<string, string>> = {
  provider,
  name,
  check: camelCase(name),
  title: titleOf(name),
  listingFrom: importPath(folder, listing.path),
  collector: listing.collector,
  type: listing.type,
  resourceImport: importOf(listing),
  imports: importsOf(sample.calls),
  sample: sample.text,
  operation: collector.operations[0] ?? "",
  resource: collector.resource,
  scope: scopeOf(collector),
};
const written = [
  [join(folder, `${name}.ts`), "check.ts.txt"],
  [join(folder, `${name}.test.ts`), "check.test.ts.txt"],
] as const;
writeNew(command, new Map(written.map(([path, template]) => [path, filled(template, values)])));
console.log(`Wrote ${written.map(([path]) => shown(path)).join("\n  and ")}

Next:
  1. Say in the test what passes and what fails: npx vitest ${shown(written[1][0])}
  2. Write the check: title, why, fix, severity, assert.
  3. npm run gen        lists it and writes its page
  4. npm test           holds everything together
  5. npx changeset      tells the users`);

interface ListingFile {
  /** The id without its provider: `kms-keys`. */
  readonly name: string;
  readonly path: string;
  readonly collector: string;
  /** The type of one resource, and where a check imports it from. */
  readonly type: string;
  readonly typeFrom: string;
}

function wanted(): { readonly provider: string; readonly name: string; readonly listing: ListingFile } {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: { each: { type: "string" } },
  });
  const [provider = "", name = "", third] = positionals;
  if (!providers.some((one) => one === provider)) {
    refuse(`${JSON.stringify(provider)} is not a provider: ${providers.join(" or ")}.\n${usage}`);
  }
  const fault = checkNameFault(name);
  if (fault !== undefined)
    refuse(`${fault}
${usage}`);
  const listings = listingsOf(provider);
  const names = listings.map((one) => one.name);
  // npm takes --each for itself unless `--` stands before it, and hands it on like this.
  const asked = options.each ?? third ?? process.env.npm_config_each ?? names[0];
  const listing = listings.find((one) => one.name === asked);
  if (asked === undefined) refuse(`@bylaw/${provider} has no collector yet.`);
  if (listing === undefined) {
    refuse(`@bylaw/${provider} has no collector ${asked}. There is: ${names.join(", ")}.`);
  }
  return { provider, name, listing };
}

/** A provider's collectors, by file name. */
function listingsOf(provider: string): readonly ListingFile[] {
  const files = sourceFiles(join(root, "packages", provider, "src")).filter((path) => !isTest(path));
  return files.flatMap((path) => {
    const text = readFileSync(path, "utf8");
    const [, collector, type] = /export const (\w+): Collector<(\w+)>/.exec(text) ?? [];
    const [, name] = new RegExp(`^ {2}id: "${provider}/([^"]+)"`, "m").exec(text) ?? [];
    if (collector === undefined || type === undefined || name === undefined) return [];
    const [, imported] = new RegExp(`import [^;]*\\b${type}\\b[^;]* from "([^"]+)"`).exec(text) ?? [];
    const typeFrom = imported === undefined ? path : join(dirname(path), imported);
    return [{ name, path, collector, type, typeFrom }];
  });
}

/** The fixtures' own words come by the providers' door, the units by the company's. */
function importsOf(calls: ReadonlySet<string>): string {
  const words = ["absent", "known", "unreadable", "unreadableResource"];
  const units = [...calls].filter((name) => !words.includes(name)).sort();
  const own = words.filter((name) => name === "unreadableResource" || calls.has(name));
  return [
    ...(units.length === 0 ? [] : [`import { ${units.join(", ")} } from "@bylaw/core";`]),
    `import { ${own.join(", ")} } from "@bylaw/core/provider";`,
  ].join("\n");
}

/** How a test imports a collector and its resource's type, which may stand in a file of its own. */
function importOf({ path, collector, type, typeFrom }: ListingFile): string {
  const own = importPath(folder, path);
  if (typeFrom === path) return `import { type ${type}, ${collector} } from "${own}";`;
  return `import { ${collector} } from "${own}";\nimport type { ${type} } from "${importPath(folder, typeFrom)}";`;
}

/** A check stands in the room of its service; where a provider has no such rooms, in the one room for checks. */
function checksBeside(provider: string, listing: string): string {
  const source = join(root, "packages", provider, "src");
  const [services = "", service = ""] = relative(source, listing).split(sep);
  return services === "services" ? join(source, services, service, "checks") : join(source, "checks");
}

function importPath(from: string, file: string): string {
  return relative(from, file).split(sep).join("/");
}

/** The scope that a fixture of the collector has when its test names none. */
function scopeOf({ provider: { id, levels }, per }: Collector): string {
  return [id, ...levels.slice(0, levels.indexOf(per) + 1).map((level) => `test-${level}`)].join("/");
}

/** `kms-key-tagged` as `KMS key tagged`: a start for a sentence. */
function titleOf(name: string): string {
  const [service = "", ...rest] = name.split("-");
  const first =
    service.length <= 4 ? service.toUpperCase() : service.charAt(0).toUpperCase() + service.slice(1);
  return [first, ...rest].join(" ");
}

function refuse(message: string): never {
  return refuseAs(command, message);
}
