import type { KeptRun } from "../../keep/kept-run.ts";
import { scopeKey } from "../../language/checks/provider.ts";
import { collectorsOf, type Listing, primaryCollector } from "../../language/checks/view.ts";
import type { Population } from "../../language/company/population.ts";
import { onePerId } from "../../language/links/groups.ts";
import { type Problem, textOf } from "../../language/values/problem.ts";
import { checkedAgainstCollectors } from "../../run/judge/checked.ts";
import { createListingReader, type ListingReader } from "../../run/judge/listing-reader.ts";
import { createProbe } from "../../run/probe/probe.ts";
import { type RecordedListing, UNNAMED } from "../../run/recording.ts";
import { whyListingDamaged } from "../runs/damage.ts";
import { recordedListing } from "../runs/recorded-listing.ts";
import type { LazyRun } from "../runs/seen-run.ts";
import { type Bounds, INSTANT, instantOf } from "./bounds.ts";
import { itemOf, type PopulationItem } from "./item.ts";

/** From when until when something was looked at, in milliseconds. */
export interface Looked {
  readonly from: number;
  readonly to: number;
}

/** What a run listed of a population in one scope. */
export interface ListedPlace {
  readonly scope: string;
  /** True for what stands for the scopes of a provider that could not be reached. */
  readonly isStandIn: boolean;
  /** Why it does not count as listed to the end. */
  readonly problem?: Problem;
  /** Of a population with windows, by id: what it derives from, one by one. */
  readonly sources: ReadonlyMap<string, Looked | Problem>;
  /** The items of the period. */
  readonly items: readonly PopulationItem[];
  readonly unread: readonly { readonly id: string; readonly problem: Problem }[];
}

/** A run with what it listed of a population. */
export interface ListedRun {
  readonly run: KeptRun;
  readonly places: readonly ListedPlace[];
}

/** Reads what a kept run listed of a population. What is lost or changed of it is a listing that was not read to the end. */
export async function listedIn(run: LazyRun, population: Population, bounds: Bounds): Promise<ListedRun> {
  const collectors = onePerId(collectorsOf(population.of));
  const needed = new Set(collectors.map(({ id }) => id));
  const listings: RecordedListing[] = [];
  for (const { collector, scopes } of await run.collectors())
    if (needed.has(collector))
      for (const listing of scopes) {
        const read = await run.lines(listing).then(
          (lines) => ({ lines, why: undefined }),
          (error: unknown) => ({ lines: undefined, why: whyListingDamaged(collector, error) }),
        );
        listings.push(recordedListing(collector, listing, run, read.lines, read.why));
      }
  const { startedAt, finishedAt } = run;
  const recording = checkedAgainstCollectors({ collectors }, { startedAt, finishedAt, listings });
  const reader = createListingReader(recording, createProbe({ everything: false }));
  const primary = primaryCollector(population.of).id;
  const places: ListedPlace[] = [];
  for (const recorded of recording.listings)
    if (recorded.collector === primary) places.push(await placeIn(recorded, population, reader, bounds));
  return { run, places };
}

async function placeIn(
  recorded: RecordedListing,
  population: Population,
  reader: ListingReader,
  bounds: Bounds,
): Promise<ListedPlace> {
  const scope = scopeKey(recorded.scope);
  const { sources, broken } = await sourcesIn(recorded, population, reader, scope);
  const items: PopulationItem[] = [];
  const unread: { id: string; problem: Problem }[] = [];
  let problem = recorded.problem ?? broken;
  const told = (id: string, why: Problem): void => {
    if (isOfWhole(id, scope)) problem ??= why;
    else if (sources.has(id)) sources.set(id, why);
    else unread.push({ id, problem: why });
  };
  for await (const batch of reader.read(population.of, recorded))
    for (const one of batch) {
      const read = "problem" in one ? one : itemOf(population, scope, one.resource, bounds);
      if (read === "elsewhen") continue;
      if ("problem" in read) told(one.id, read.problem);
      else items.push(read.item);
    }
  const isStandIn =
    recorded.problem !== undefined && /^unreachable(?:-\d+)?$/.test(recorded.scope.path.at(-1) ?? "");
  return { scope, isStandIn, ...(problem !== undefined && { problem }), sources, items, unread };
}

/** What has no name of its own says something of the whole listing. */
function isOfWhole(id: string, scope: string): boolean {
  return id === UNNAMED || id === scope;
}

async function sourcesIn(
  recorded: RecordedListing,
  { id: population, source, window }: Population,
  reader: ListingReader,
  scope: string,
): Promise<{ readonly sources: Map<string, Looked | Problem>; readonly broken?: Problem }> {
  const sources = new Map<string, Looked | Problem>();
  if (source === undefined || window === undefined) return { sources };
  let broken: Problem | undefined;
  for await (const batch of reader.read(source as Listing, recorded))
    for (const one of batch) {
      if ("problem" in one && isOfWhole(one.id, scope)) broken ??= one.problem;
      // Of what is there twice neither can be told from the other.
      else if ("problem" in one) sources.set(one.id, one.problem);
      else
        sources.set(
          one.id,
          lookedAt(population, one.id, () => window(one.resource as never)),
        );
    }
  return { sources, ...(broken !== undefined && { broken }) };
}

function lookedAt(population: string, id: string, window: () => unknown): Looked | Problem {
  const wrong = (what: string): Problem => ({
    code: "schema-mismatch",
    message: `population ${population}, ${id}: ${what}`,
  });
  try {
    const { from, to } = (window() ?? {}) as { readonly from?: unknown; readonly to?: unknown };
    const looked = { from: instantOf(from), to: instantOf(to) };
    if (looked.from === undefined || looked.to === undefined)
      return wrong(`its window is from ${JSON.stringify(from)} to ${JSON.stringify(to)}: ${INSTANT}`);
    if (looked.from > looked.to) return wrong("its window ends before it begins");
    return { from: looked.from, to: looked.to };
  } catch (error) {
    return wrong(textOf(error));
  }
}
