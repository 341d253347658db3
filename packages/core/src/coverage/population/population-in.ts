import canonicalize from "canonicalize";
import type { KeptRun } from "../../keep/kept-run.ts";
import type { Population } from "../../language/company/population.ts";
import type { Program } from "../../language/company/program.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { Damage } from "../runs/damage.ts";
import { countingOf } from "../runs/not-counted.ts";
import { ofProgram } from "../runs/of-program.ts";
import { type LazyRun, whyNotCounted } from "../runs/seen-run.ts";
import type { Span } from "../span.ts";
import { boundsOf } from "./bounds.ts";
import { countItems } from "./draw.ts";
import { gapsOfDays, gapsOfWindows, type PopulationGap } from "./gaps.ts";
import type { PopulationItem } from "./item.ts";
import { type ListedRun, listedIn } from "./listed-run.ts";

/** An item, and what runs said of it. */
export interface FoundItem extends PopulationItem {
  /** The run that it is as of: the first that read all of it. */
  readonly readAt: string;
  /** The day of the first later run that read another state of it. */
  readonly changed?: IsoDate;
}

/** What runs listed in one scope. */
export interface PopulationPlace {
  readonly scope: string;
  readonly items: number;
  /** How many runs listed it to the end, and when the first and the last of them began. */
  readonly runs: number;
  readonly first: string;
  readonly last: string;
}

/** A population over a period, with what shows that it is complete, or why it is not shown. */
export interface PopulationRead {
  readonly id: string;
  readonly title: string;
  readonly organization: string;
  /** What its items are: `change`. */
  readonly resource: string;
  readonly listing: string;
  /** The listing whose windows were held together; absent where the days of the runs were. */
  readonly source?: string;
  /** True where each item says when it happened. */
  readonly dated: boolean;
  readonly period: Span;
  readonly timeZone: string;
  readonly every: number;
  /** The runs that it was read from. */
  readonly runs: readonly Pick<KeptRun, "digest" | "startedAt" | "revision">[];
  readonly places: readonly PopulationPlace[];
  readonly items: readonly FoundItem[];
  /** The items as text, and its SHA-256. */
  readonly text: string;
  readonly digest: string;
  /** Empty where it is shown to be complete, but for what is explained. */
  readonly gaps: readonly PopulationGap[];
  /** What was not looked at, and the company says why. */
  readonly explained: readonly PopulationGap[];
}

/** What lies in folders of runs, and what of it is not whole. */
export interface KeptRuns {
  readonly runs: readonly LazyRun[];
  readonly damaged: readonly Damage[];
  /** Runs that another one saw, by its file. */
  readonly missing: readonly { readonly digest: string; readonly seenBy: string }[];
}

export interface PopulationOptions {
  readonly period: Span;
  readonly branch: string | readonly string[];
  /** How many days may lie between two runs, of a population without windows. */
  readonly every: number;
  readonly today: IsoDate;
  /** The file of the program in its repository, where its runs may lie among those of others. */
  readonly file?: string | undefined;
}

/**
 * The population of a period, from the runs that count: every item that any of them listed, as the first that read all of it
 * did. No later run changes what a sample is drawn from, and nobody can mend an item once it is drawn.
 */
export async function populationIn(
  program: Program,
  population: Population,
  kept: KeptRuns,
  { period, branch, every, today, file }: PopulationOptions,
): Promise<PopulationRead> {
  const { name, timeZone = "UTC" } = program.organization;
  const bounds = boundsOf(period, timeZone);
  const counting = countingOf(
    kept.runs,
    ofProgram(kept.runs, program, file, (run) => whyNotCounted(run, branch)),
    today,
  );
  const counted = counting.flatMap(({ run, why }) => (why === undefined ? [run] : []));
  const { source, at, gone } = population;
  const own = counted.filter(({ today: day }) => day >= period.from);
  // What stands in a listing without a day is of the period if a run of the period listed it.
  const within = at === undefined ? own.filter((run) => run.today <= period.to) : own;
  // What the last run before the period listed was there when it began, and may be gone by the first one of it.
  const before = source === undefined ? [] : counted.filter(({ today: day }) => day < period.from).slice(-1);
  const needed = [...before, ...within];
  const all: ListedRun[] = [];
  for (const run of needed) all.push(await listedIn(run, population, bounds));
  const used = all.filter(({ places }) => places.length > 0);
  const { items, unread } = unionOf(used);
  const gaps =
    source === undefined
      ? gapsOfDays(used, period, bounds, { every, hasAt: at !== undefined })
      : gapsOfWindows(used, bounds, gone);
  const placed = used.length === 0 ? [nothingListed(population, period)] : gaps;
  const sealed = await countItems(items);
  const notShown = [...placed, ...unread, ...lostIn(kept, within)].sort((a, b) =>
    byCodeUnits(a.what, b.what),
  );
  return {
    id: population.id,
    title: population.title,
    organization: name,
    resource: population.of.resource,
    listing: population.of.id,
    ...(source !== undefined && { source: source.id }),
    dated: at !== undefined,
    period,
    timeZone,
    every,
    runs: used.map(({ run: { digest, startedAt, revision } }) => ({
      digest,
      startedAt,
      ...(revision !== undefined && { revision }),
    })),
    places: placesOf(used, items),
    ...sealed,
    gaps: notShown.filter(({ explained }) => explained === undefined),
    explained: notShown.filter(({ explained }) => explained !== undefined),
  };
}

function nothingListed({ of }: Population, { from, to }: Span): PopulationGap {
  return { what: of.id, from, to, why: "no run that counts has listed it" };
}

/** A run that is damaged or gone may have listed what no other did. */
function lostIn({ damaged, missing }: KeptRuns, used: readonly LazyRun[]): readonly PopulationGap[] {
  const paths = new Set(used.map(({ path }) => path));
  return [
    ...damaged.map(({ path, why }) => ({ what: path, why })),
    ...missing
      .filter(({ seenBy }) => paths.has(seenBy))
      .map(({ digest, seenBy }) => ({
        what: seenBy,
        why: `it saw the run ${digest.slice(0, 12)}, which is not there: restore it, or name the folder that it was taken to`,
      })),
  ];
}

/** Every item once, as the first run that read all of it did; and those that none did. */
function unionOf(runs: readonly ListedRun[]): {
  readonly items: readonly FoundItem[];
  readonly unread: readonly PopulationGap[];
} {
  const found = new Map<string, FoundItem>();
  const unread = new Map<string, PopulationGap>();
  for (const { run, places } of runs)
    for (const place of places) {
      const { scope } = place;
      const keyOf = (id: string): string => `${scope}\n${id}`;
      for (const item of place.items) {
        const before = found.get(keyOf(item.id));
        if (before === undefined) found.set(keyOf(item.id), { ...item, readAt: run.startedAt });
        else if (before.changed === undefined && !isSame(before, item))
          found.set(keyOf(item.id), { ...before, changed: run.today });
      }
      for (const { id, problem } of place.unread)
        unread.set(keyOf(id), { what: `${scope}, ${id}`, why: `${run.today}: ${problem.message}` });
    }
  return {
    items: [...found.values()],
    unread: [...unread].flatMap(([key, gap]) => (found.has(key) ? [] : [gap])),
  };
}

function isSame(a: PopulationItem, b: PopulationItem): boolean {
  const stateOf = ({ at, attributes }: PopulationItem) => canonicalize([at ?? null, attributes]);
  return stateOf(a) === stateOf(b);
}

function placesOf(runs: readonly ListedRun[], items: readonly FoundItem[]): readonly PopulationPlace[] {
  const places = new Map<string, PopulationPlace>();
  for (const { run, places: listed } of runs)
    for (const { scope, problem } of listed) {
      if (problem !== undefined) continue;
      const before = places.get(scope) ?? {
        scope,
        items: 0,
        runs: 0,
        first: run.startedAt,
        last: run.startedAt,
      };
      places.set(scope, { ...before, runs: before.runs + 1, last: run.startedAt });
    }
  return [...places.values()]
    .map((place) => ({ ...place, items: items.filter(({ scope }) => scope === place.scope).length }))
    .sort((a, b) => byCodeUnits(a.scope, b.scope));
}
