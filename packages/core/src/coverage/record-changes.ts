import type { IsoDate } from "../language/values/date.ts";
import { byCodeUnits } from "../language/values/json.ts";
import type { Recording } from "../run/recording.ts";
import { digestsIn, isOfRecords, type RecordDigests } from "./record-digests.ts";
import type { SeenRun } from "./seen-run.ts";

/** A record that is not what a run saw: its file was changed, or is there no more. */
export interface RecordChange {
  /** `restore-test/2026-02-10.md`. */
  readonly id: string;
  /** The first run that saw it as it was, and the first that saw it otherwise; today where no run did yet. */
  readonly seen: IsoDate;
  readonly on: IsoDate;
  readonly what: "was changed" | "is there no more";
}

/** The records as a recording has them, by the listing they are in; a listing that was not read to the end says nothing. */
export async function recordsNow({ listings }: Recording): Promise<ReadonlyMap<string, RecordDigests>> {
  const found = new Map<string, RecordDigests>();
  for (const listing of listings) {
    if (!isOfRecords(listing.collector) || listing.state === "incomplete") continue;
    const lines: string[] = [];
    for await (const batch of listing.lines()) lines.push(...batch);
    found.set(listing.collector, digestsIn(lines));
  }
  return found;
}

/** What became of the records that runs saw, in order of day: nothing of them is rewritten without a word. */
export function recordChangesIn(
  runs: readonly SeenRun[],
  now: ReadonlyMap<string, RecordDigests>,
  today: IsoDate,
): readonly RecordChange[] {
  const changes: RecordChange[] = [];
  const known = new Map<string, { collector: string; digest: string; seen: IsoDate }>();
  const look = (records: ReadonlyMap<string, RecordDigests>, day: IsoDate): void => {
    for (const [id, { collector, digest, seen }] of known) {
      const listing = records.get(collector);
      if (listing === undefined) continue;
      const is = listing.get(id);
      if (is === digest) continue;
      changes.push({ id, seen, on: day, what: is === undefined ? "is there no more" : "was changed" });
      known.delete(id);
    }
    for (const [collector, listing] of records)
      for (const [id, digest] of listing) if (!known.has(id)) known.set(id, { collector, digest, seen: day });
  };
  for (const { held, today: day } of runs) look(held.records, day);
  look(now, today);
  return changes.sort((a, b) => byCodeUnits(a.on, b.on) || byCodeUnits(a.id, b.id));
}
