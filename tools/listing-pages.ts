import { existsSync } from "node:fs";
import { join } from "node:path";
import type { AnyCheck, Collector, Listing, Program, Provider, View } from "@bylaw/core";
import { callsInWords } from "@bylaw/core/provider";
import { joinedListings } from "@bylaw/core/run";
import { Project, type SourceFile } from "ts-morph";
import { type Field, fieldsOfSchema } from "./listing-fields.ts";
import { commentsOfSchema, type Definition, definitionOf } from "./listing-source.ts";
import { fieldsOfType } from "./listing-types.ts";
import { load } from "./load.ts";
import type { Offer } from "./registry.ts";
import { root } from "./repo.ts";

type Exports = ReadonlyMap<string, unknown>;

/** A listing, where it is from, and what its page needs of the rest. */
interface Entry {
  readonly listing: Listing;
  readonly exportName: string;
  readonly offer: Offer;
  readonly definition: Definition | undefined;
}

/** Every page of docs/listings by its path there: what each offer exports, with what its sources say. */
export async function listingPages(offers: readonly Offer[]): Promise<ReadonlyMap<string, string>> {
  const project = new Project({ skipAddingFilesFromTsConfig: true });
  const exported: [Offer, Exports][] = [];
  for (const offer of offers) {
    exported.push([offer, new Map(Object.entries(await load(join(offer.folder, "index.ts"))))]);
  }
  const checks = exported.flatMap(([, all]) => [...all.values()].filter(isCheck));
  const providers = await exampleProviders();
  const entries = exported.flatMap(([offer, all]) => {
    const files = offer.files.map((path) => project.addSourceFileAtPath(path));
    return entriesOf(offer, all, files);
  });
  const known = new Set(entries.map(({ listing }) => listing.id));
  for (const { id } of checks.flatMap(listingsOf)) {
    if (!known.has(id)) throw new Error(`A check reads ${id}, which no index exports: export it there.`);
  }
  const pages = new Map(
    entries.map((entry) => [
      `${entry.listing.id}.md`,
      pageOf(entry, fieldsOf(project, entry), { checks, providers, known }),
    ]),
  );
  return pages.set("README.md", indexPage(entries));
}

function entriesOf(offer: Offer, all: Exports, files: readonly SourceFile[]): readonly Entry[] {
  return [...all]
    .flatMap(([exportName, listing]) => {
      if (!isListing(listing)) return [];
      return [{ listing, exportName, offer, definition: definitionOf(files, listing.id) }];
    })
    .sort((a, b) => (a.listing.id < b.listing.id ? -1 : 1));
}

function fieldsOf(project: Project, { listing, definition }: Entry): readonly Field[] {
  if (listing.kind === "view") {
    const fields = fieldsOfType(project, definition?.resource);
    if (fields.length > 0) return fields;
    throw new Error(
      `${listing.id} shows no fields. Export it as View<T>, with T an interface of the package.`,
    );
  }
  const comments = definition === undefined ? new Map() : commentsOfSchema(project, definition);
  return fieldsOfSchema(listing.schema, comments);
}

interface Surroundings {
  readonly checks: readonly AnyCheck[];
  readonly providers: readonly Provider[];
  /** The listings that have a page. */
  readonly known: ReadonlySet<string>;
}

function pageOf(
  { listing, exportName, offer, definition }: Entry,
  fields: readonly Field[],
  { checks, providers, known }: Surroundings,
): string {
  const { id, resource } = listing;
  const readers = checks.filter((check) => listingsOf(check).some((one) => one.id === id));
  const blocks = [
    `# ${id}`,
    GENERATED,
    `**One entry:** ${resource}\\\n${levelLine(listing, known)}\\\n**In code:** \`${exportName}\` of \`${offer.specifier}\``,
    definition?.comment ?? "",
    "## Fields",
    fieldTable(fields),
    fields.some(({ observed }) => observed) ? OBSERVED : "",
    ...(listing.kind === "collector" ? collectorBlocks(listing, providers) : []),
    "## Read by",
    list(readers.map((check) => `[${check.id}](../../checks/${check.id}.md)`)) ||
      "No check of these packages.",
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function levelLine(listing: Listing, known: ReadonlySet<string>): string {
  if (listing.kind === "collector") return `**Collected:** once per ${listing.per}`;
  const from = [listing.each, ...joinedListings(listing.using)].map(({ id }) =>
    known.has(id) ? `[${id}](../${id}.md)` : `\`${id}\``,
  );
  return `**Derived from:** ${[...new Set(from)].join(", ")}`;
}

function collectorBlocks(collector: Collector, providers: readonly Provider[]): readonly string[] {
  const provider = providers.find(({ type }) => type.id === collector.provider.id);
  const permissions = provider?.permissions(collector.operations).permissions.map(code);
  return [
    "## Operations",
    list([
      ...collector.operations.map((operation) => operationLine(collector, operation)),
      ...(collector.optionalOperations ?? []).map(
        (operation) => `only where the provider is told to: ${operationLine(collector, operation)}`,
      ),
    ]),
    ...(permissions === undefined ? [] : ["## Permissions", list(permissions)]),
  ];
}

function operationLine({ calls }: Collector, operation: string): string {
  const count = calls?.[operation];
  return count === undefined ? code(operation) : `${code(operation)}: ${callsInWords(count)}`;
}

function fieldTable(fields: readonly Field[]): string {
  const rows = fields.map(({ name, type, observed, comment }) =>
    row([code(name), type, observed ? "yes" : "", comment]),
  );
  return [row(["field", "type", "observed", "what it is"]), "|---|---|---|---|", ...rows].join("\n");
}

function indexPage(entries: readonly Entry[]): string {
  const rows = entries.map(({ listing }) => {
    const level = listing.kind === "collector" ? `once per ${listing.per}` : "derived";
    return row([`[${listing.id}](${listing.id}.md)`, listing.resource, level]);
  });
  const table = [row(["listing", "one entry", "collected"]), "|---|---|---|", ...rows].join("\n");
  return `${["# Listings", GENERATED, INTRODUCTION, table].join("\n\n")}\n`;
}

/** The providers of the example company: they tell what operations need, in their own words. */
async function exampleProviders(): Promise<readonly Provider[]> {
  const path = join(root, "examples/acme/bylaw.config.ts");
  if (!existsSync(path)) return [];
  return ((await load(path)).default as Program).providers;
}

/** Every listing that a check reads, through views. */
function listingsOf(check: AnyCheck): readonly Listing[] {
  return [check.subject.listing, ...joinedListings(check.using)].flatMap(withSources);
}

function withSources(listing: Listing): readonly Listing[] {
  if (listing.kind === "collector") return [listing];
  return [listing, ...[listing.each, ...joinedListings(listing.using)].flatMap(withSources)];
}

function isListing(value: unknown): value is Collector | View {
  return kindOf(value) === "collector" || kindOf(value) === "view";
}

function isCheck(value: unknown): value is AnyCheck {
  return kindOf(value) === "check";
}

function kindOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}

const GENERATED = "<!-- Generated by npm run gen. Do not edit. -->";

const OBSERVED =
  "An observed field is known, absent or unreadable: hand it to `fact`. One with a question mark may be left out.";

const INTRODUCTION =
  "What the collectors fetch and the views derive, and what a check of your own can read of it.";
