import type { IsoDate } from "../../language/values/date.ts";
import { addDays } from "../../language/values/day.ts";
import type { Problem } from "../../language/values/problem.ts";
import { stretchesTried } from "../checks/undecided.ts";
import type { Span } from "../span.ts";
import type { Bounds } from "./bounds.ts";
import type { ListedPlace, ListedRun, Looked } from "./listed-run.ts";

/** Why a population is not shown to be complete. */
export interface PopulationGap {
  /** What nobody looked at: a scope, or one of its resources. */
  readonly what: string;
  /** An instant, or a day. */
  readonly from?: string;
  readonly to?: string;
  readonly why: string;
  /** Why the company says that it is so; a sample is drawn all the same, and tells it first. */
  readonly explained?: string;
}

/** Something that is looked at from window to window. */
interface Watched {
  readonly scope: string;
  readonly id: string;
  /** Up to when it was looked at without a gap, in milliseconds. */
  until: number;
  readonly gaps: { readonly from: number; readonly to: number; readonly why: string }[];
  /** Why it could not be read since. */
  problem?: string | undefined;
  /** The first run since that lists it no more. */
  gone?: { readonly day: string; readonly at: number } | undefined;
}

const NOBODY = "no run that counts looked at it then";

/**
 * What the windows of runs, in order of time, leave out of a period. What a run lists for the first time was looked at since
 * the last run that listed all of its scope, and where there is none since the beginning.
 */
export function gapsOfWindows(
  runs: readonly ListedRun[],
  bounds: Bounds,
  explained: Readonly<Record<string, string>> = {},
): readonly PopulationGap[] {
  const watched = new Map<string, Watched>();
  const listed = new Map<string, number>();
  const broken = new Map<string, string>();
  for (const { run, places } of runs)
    for (const { scope, sources, problem } of places) {
      for (const [id, looked] of sources) {
        const until = listed.get(scope) ?? bounds.start;
        const one: Watched = watched.get(`${scope}\n${id}`) ?? { scope, id, until, gaps: [] };
        watched.set(`${scope}\n${id}`, one);
        one.gone = undefined;
        if ("code" in looked) one.problem = `${run.today}: ${looked.message}`;
        else if (problem === undefined)
          look(one, looked, Date.parse(run.finishedAt), one.problem ?? broken.get(scope) ?? NOBODY);
      }
      if (problem !== undefined) {
        broken.set(scope, `${run.today}: ${problem.message}`);
        continue;
      }
      broken.delete(scope);
      listed.set(scope, Math.max(Date.parse(run.startedAt), listed.get(scope) ?? bounds.start));
      for (const one of watched.values())
        if (one.scope === scope && !sources.has(one.id))
          one.gone ??= { day: run.today, at: Date.parse(run.finishedAt) };
    }
  const reasons = new Map(Object.entries(explained));
  const found = [...watched.values()].flatMap(({ scope, id, until, gaps, problem, gone }) => {
    const why = gone === undefined ? (problem ?? broken.get(scope) ?? NOBODY) : noMore(gone.day);
    const reason = gone === undefined ? undefined : reasons.get(id);
    const last = {
      from: until,
      to: gone?.at ?? bounds.end,
      why,
      ...(reason !== undefined && { explained: reason }),
    };
    return [...gaps, last]
      .map((gap) => ({ ...gap, from: Math.max(gap.from, bounds.start), to: Math.min(gap.to, bounds.end) }))
      .filter(({ from, to }) => from < to)
      .map((gap) => ({ what: `${scope}, ${id}`, ...gap, from: instant(gap.from), to: instant(gap.to) }));
  });
  return [...found, ...neverListed(runs, listed), ...withoutEnd(runs, bounds)];
}

/** A run knows nothing of what came after it, whatever its window says. */
function look(one: Watched, { from, to }: Looked, finished: number, why: string): void {
  const until = Math.min(to, finished);
  if (until <= one.until) return;
  if (from > one.until) one.gaps.push({ from: one.until, to: from, why });
  one.until = until;
  one.problem = undefined;
}

function noMore(day: string): string {
  return `the run of ${day} lists it no more`;
}

function instant(time: number): string {
  return new Date(time).toISOString();
}

/** The days of a period on which no run listed a scope to the end, where more than `every` lie in a row, or no run did at all. */
export function gapsOfDays(
  runs: readonly ListedRun[],
  period: Span,
  bounds: Bounds,
  { every, hasAt }: { readonly every: number; readonly hasAt: boolean },
): readonly PopulationGap[] {
  const within = runs.filter(({ run: { today } }) => today <= period.to);
  const days = new Map<
    string,
    { from: IsoDate; to: IsoDate; readonly seen: IsoDate[]; readonly tried: IsoDate[]; problem?: string }
  >();
  let whole: IsoDate | undefined;
  for (const listing of within) {
    const { today } = listing.run;
    for (const place of listing.places) {
      if (place.isStandIn) continue;
      const from = whole === undefined ? period.from : addDays(whole, 1);
      const own = days.get(place.scope) ?? { from, to: period.to, seen: [], tried: [] };
      days.set(place.scope, own);
      own.to = period.to;
      own.tried.push(today);
      if (place.problem === undefined) own.seen.push(today);
      else own.problem = `${today}: ${place.problem.message}`;
    }
    if (!isWhole(listing)) continue;
    whole = today;
    for (const [scope, own] of days)
      if (own.to === period.to && !listing.places.some((place) => place.scope === scope))
        own.to = addDays(today, -1);
  }
  const gaps = [...days].flatMap(([what, { from, to, seen, tried, problem }]) =>
    stretchesTried(tried, seen, { from, to }, every).map((gap) => ({
      what,
      ...gap,
      why: problem ?? "no run that counts listed it",
    })),
  );
  const wholeDays = within.filter(isWhole).map(({ run }) => run.today);
  const allDays = within.map(({ run }) => run.today);
  const blind = stretchesTried(allDays, wholeDays, period, every)
    .filter((gap) => !gaps.some((one) => one.from <= gap.from && gap.to <= one.to))
    .map((gap) => ({ what: "every scope", ...gap, why: "no run that counts listed all of them to the end" }));
  const end = hasAt ? withoutEnd(runs, bounds) : [];
  return [...gaps, ...blind, ...end];
}

function isWhole({ places }: ListedRun): boolean {
  return places.length > 0 && places.every(({ problem }) => problem === undefined);
}

/** What runs tried to list, and none could. */
function neverListed(
  runs: readonly ListedRun[],
  listed: ReadonlyMap<string, number>,
): readonly PopulationGap[] {
  const failed = new Map<string, Problem>();
  const places: readonly ListedPlace[] = runs.flatMap((one) => one.places);
  for (const { scope, isStandIn, problem } of places)
    if (!isStandIn && problem !== undefined && !listed.has(scope)) failed.set(scope, problem);
  return [...failed].map(([what, { message }]) => ({ what, why: `no run listed it to the end: ${message}` }));
}

/** Until everything is listed once more after a period, nobody knows what its last hours brought. */
function withoutEnd(runs: readonly ListedRun[], { end }: Bounds): readonly PopulationGap[] {
  if (runs.some((one) => isWhole(one) && Date.parse(one.run.startedAt) >= end)) return [];
  const last = runs.findLast(isWhole);
  const why =
    last === undefined
      ? "no run that counts listed everything to the end"
      : `the last run that listed everything to the end began at ${last.run.startedAt}`;
  return [{ what: "the end of the period", from: instant(end), why }];
}
