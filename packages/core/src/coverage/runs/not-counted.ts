import type { Digest, KeptRun } from "../../keep/kept-run.ts";
import type { IsoDate } from "../../language/values/date.ts";

/** A run, and why it counts for nothing; undefined where it counts. */
export interface Counting<TRun> {
  readonly run: TRun;
  readonly why: string | undefined;
}

/** How far the clocks of two machines may differ. In milliseconds. */
const SKEW = 3_600_000;

/** Which runs count, by what each says of itself (`whyNot`) and by the runs that it saw: a day cannot be filled in later. */
export function countingOf<TRun extends KeptRun>(
  runs: readonly TRun[],
  whyNot: (run: TRun) => string | undefined,
  today: IsoDate,
): readonly Counting<TRun>[] {
  const alone = runs.map((run) => ({
    run,
    why: whyNot(run) ?? (run.today > today ? "it is of a day to come" : undefined),
  }));
  const counting = new Set(alone.flatMap(({ run, why }) => (why === undefined ? [run.digest] : [])));
  const lastSeen = lastSeenIn(runs, counting);
  return alone.map(({ run, why }) => ({ run, why: why ?? whyBefore(run, lastSeen.get(run.digest)) }));
}

function whyBefore(run: KeptRun, seen: KeptRun | undefined): string | undefined {
  if (seen === undefined || Date.parse(seen.startedAt) <= Date.parse(run.finishedAt) + SKEW) return undefined;
  return `it saw the run of ${seen.today}, and says that it is of before it`;
}

/**
 * By run, the latest of `counting` that it saw, or that one saw which it saw: of runs that are filled in one after the other
 * only the first names what was there. A digest is over those that it names, so none can come to itself.
 */
function lastSeenIn(
  runs: readonly KeptRun[],
  counting: ReadonlySet<Digest>,
): ReadonlyMap<Digest, KeptRun | undefined> {
  const known = new Map(runs.map((run) => [run.digest, run]));
  const found = new Map<Digest, KeptRun | undefined>();
  const open = [...runs];
  for (let run = open.at(-1); run !== undefined; run = open.at(-1)) {
    const before = run.after.flatMap((digest) => known.get(digest) ?? []);
    const ahead = before.filter(({ digest }) => !found.has(digest));
    if (ahead.length > 0) {
      open.push(...ahead);
      continue;
    }
    const seen = before.flatMap((one): readonly KeptRun[] => [
      ...(counting.has(one.digest) ? [one] : []),
      ...[found.get(one.digest) ?? []].flat(),
    ]);
    found.set(run.digest, latestOf(seen));
    open.pop();
  }
  return found;
}

function latestOf(runs: readonly KeptRun[]): KeptRun | undefined {
  return runs.reduce<KeptRun | undefined>(
    (latest, one) =>
      latest === undefined || Date.parse(one.startedAt) > Date.parse(latest.startedAt) ? one : latest,
    undefined,
  );
}
