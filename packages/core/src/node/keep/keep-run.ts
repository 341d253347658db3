import { readdir } from "node:fs/promises";
import { join } from "node:path";
import canonicalize from "canonicalize";
import { keepPlan } from "../../keep/keep-plan.ts";
import type { JudgedRun } from "../../keep/keeper.ts";
import {
  type Digest,
  type KeptCollector,
  type KeptListing,
  type KeptListings,
  type KeptPipeline,
  type KeptRevision,
  type KeptRun,
  type KeptScope,
  sealedText,
} from "../../keep/kept-run.ts";
import { scopeKey } from "../../language/checks/provider.ts";
import { evidenceProvider } from "../../language/evidence/session.ts";
import { dayIn } from "../../language/values/day.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { RecordedListing, Recording } from "../../run/recording.ts";
import { digestOf, hasBlock, putBlock } from "./blocks.ts";
import { ignoreMissing } from "./errors.ts";
import { headsOf, readHeaders } from "./headers.ts";
import { openShelf, putNew, type Shelf, yearOf } from "./shelf.ts";

/** What whoever runs it says of a run. */
export interface KeepOptions {
  /** How much of the listings is kept. Default: what no year of the folder has yet. */
  readonly listings?: KeptListings;
  /** The file of the program, from the root of its repository: two programs of a company may keep their runs in one folder. */
  readonly program?: string;
  readonly revision?: KeptRevision;
  readonly pipeline?: KeptPipeline;
  /** By package, the version that judged: `{ bylaw: "1.2.0" }`. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Where a run was kept. */
export interface KeptAt {
  /** The file of the run. */
  readonly path: string;
  readonly digest: Digest;
}

/**
 * Keeps a run in a folder, beside those that are there. Nothing that is there is touched; it is there whole once this has
 * resolved, and not at all before. Runs that are kept at once are all kept.
 *
 * @throws BylawError `recording-damaged` when a run that is there cannot be read.
 */
export async function keepRun(root: string, run: JudgedRun, options: KeepOptions): Promise<KeptAt> {
  const { plan, recording, report, keeper } = run;
  const { program, selection } = plan;
  const { name, timeZone = "UTC" } = program.organization;
  const today = dayIn(new Date(recording.startedAt), timeZone);
  const { listings = "changed" } = options;
  const shelf = await openShelf(root);
  const year = yearOf(shelf, today);
  const put = (value: unknown): Promise<Digest> => putBlock(shelf, year, `${canonicalize(value)}\n`);
  const collectors = await keepListings(recording, run, { shelf, year, listings });
  const judged: [string, Digest][] = [];
  for (const [group, one] of keeper.judged()) judged.push([group, await put(one)]);
  const draft: KeptRun = {
    format: "bylaw-run/1",
    organization: name,
    ...(options.program !== undefined && { program: options.program }),
    startedAt: recording.startedAt,
    finishedAt: recording.finishedAt,
    today,
    exitCode: report.exitCode,
    ...(options.revision !== undefined && { revision: options.revision }),
    ...(options.pipeline !== undefined && { pipeline: options.pipeline }),
    versions: options.versions,
    ...(selection !== undefined && { asked: selection.ids }),
    after: headsOf((await readHeaders([root])).runs).map(({ run: { digest } }) => digest),
    listings,
    blocks: {
      plan: await put(await keepPlan(plan, today)),
      scopes: await put(scopesOf(recording)),
      collectors: await put(Object.fromEntries(await tableOf(collectors, put))),
      outcomes: await put(keeper.outcomes(report)),
      judged: await put(Object.fromEntries(judged)),
    },
    digest: "",
  };
  const kept: KeptRun = { ...draft, digest: digestOf(sealedText(draft)) };
  const path = join(year, "runs", fileName(kept));
  await putNew(shelf, path, `${JSON.stringify(kept, null, 2)}\n`);
  return { path, digest: kept.digest };
}

/** `2026-03-10T060000.000Z-9f2c0a1b2c3d.json`: in order of time, and no two the same. */
function fileName({ startedAt, digest }: KeptRun): string {
  return `${startedAt.replaceAll(":", "")}-${digest.slice(0, 12)}.json`;
}

function scopesOf({ listings, callers = [] }: Recording): readonly KeptScope[] {
  const scopes = new Map<string, KeptScope>();
  for (const { scope } of listings) {
    const key = scopeKey(scope);
    const identity = callers.find((one) => scopeKey(one.scope) === key)?.identity;
    scopes.set(key, {
      scope: key,
      ...(scope.environment !== undefined && { environment: scope.environment }),
      ...(identity !== undefined && { identity }),
    });
  }
  return [...scopes.values()].sort((a, b) => byCodeUnits(a.scope, b.scope));
}

async function tableOf(
  collectors: readonly KeptCollector[],
  put: (value: unknown) => Promise<Digest>,
): Promise<readonly (readonly [string, Digest])[]> {
  const table: (readonly [string, Digest])[] = [];
  for (const one of collectors) table.push([one.collector, await put(one)]);
  return table;
}

interface Keeping {
  readonly shelf: Shelf;
  readonly year: string;
  readonly listings: KeptListings;
}

async function keepListings(
  { listings }: Recording,
  { plan }: JudgedRun,
  keeping: Keeping,
): Promise<readonly KeptCollector[]> {
  const restricted = new Set(
    plan.requirements
      .filter(({ requirement }) => requirement.of.restricted)
      .map(({ requirement }) => `${evidenceProvider.id}/${requirement.id}`),
  );
  const years = keeping.listings === "all" ? [keeping.year] : await yearsIn(keeping.shelf);
  const planned = new Set(plan.collectors.map(({ id }) => id));
  const byCollector = new Map<string, KeptListing[]>();
  for (const listing of listings) {
    // A live run collects what its plan needs; a recording that is judged in part may hold more.
    if (!planned.has(listing.collector)) continue;
    const isKept = keeping.listings !== "digests" && !restricted.has(listing.collector);
    const own = byCollector.get(listing.collector) ?? [];
    own.push(await keepListing(listing, isKept, years, keeping));
    byCollector.set(listing.collector, own);
  }
  return [...byCollector].map(([collector, scopes]) => ({ collector, scopes }));
}

async function keepListing(
  listing: RecordedListing,
  isKept: boolean,
  years: readonly string[],
  { shelf, year }: Keeping,
): Promise<KeptListing> {
  const { scope, state, problem, resources, calls } = listing;
  const content = await contentOf(listing);
  const digest = digestOf(content);
  if (isKept && !(await hasBlock(years, digest))) await putBlock(shelf, year, content);
  return {
    provider: scope.provider,
    level: scope.level,
    path: scope.path,
    ...(scope.environment !== undefined && { environment: scope.environment }),
    state,
    ...(problem !== undefined && { problem }),
    resources,
    calls,
    digest,
    kept: isKept,
  };
}

async function contentOf(listing: RecordedListing): Promise<string> {
  const parts: string[] = [];
  for await (const batch of listing.lines()) for (const line of batch) parts.push(line, "\n");
  return parts.join("");
}

async function yearsIn({ root }: Shelf): Promise<readonly string[]> {
  const names = (await readdir(root).catch(ignoreMissing)) ?? [];
  return names.filter((name) => /^\d{4}$/.test(name)).map((name) => join(root, name));
}
