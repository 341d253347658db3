import type { IsoDate } from "../../language/values/date.ts";
import { addDays } from "../../language/values/day.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { Recording } from "../../run/recording.ts";
import type { Answer } from "../answer.ts";
import { answersAdded } from "../runs/answers-added.ts";
import {
  digestsIn,
  isAsSeen,
  isOfRecords,
  type RecordDigests,
  type SeenRecord,
} from "../runs/record-digests.ts";
import type { SeenRun } from "../runs/seen-run.ts";

/** A record that is not what a run saw: its file was changed or answered later, is there no more, or came or was reviewed long after its day. */
export interface RecordChange {
  /** `restore-test/2026-02-10.md`. */
  readonly id: string;
  /** The first run that saw it as it was, or its own day where it came or was reviewed late. */
  readonly seen: IsoDate;
  /** The first run that saw it otherwise, or saw it at all; today where no run did yet. */
  readonly on: IsoDate;
  readonly what:
    | "was changed"
    | "was answered later"
    | "is there no more"
    | "came late"
    | "was reviewed late"
    | "was missing";
  /** What people say of it. */
  readonly answer?: Answer;
}

/** So many days after its day a record may come without a word. */
const USUAL = 14;

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

/** True where what was open has an answer that is not of long before the last run that saw it open: else it was rewritten. */
function isAnsweredSince(seen: SeenRecord, now: SeenRecord, open: IsoDate): boolean {
  return answersAdded(seen, now)?.every((day) => day >= addDays(open, -USUAL)) === true;
}

interface Known {
  readonly collector: string;
  readonly record: NonNullable<ReturnType<RecordDigests["get"]>>;
  readonly seen: IsoDate;
}

/** What became of the records that runs saw, in order of day: nothing of them is rewritten without a word. */
export function recordChangesIn(
  runs: readonly SeenRun[],
  now: ReadonlyMap<string, RecordDigests>,
  today: IsoDate,
): readonly RecordChange[] {
  const changes: RecordChange[] = [];
  const known = new Map<string, Known>();
  const ever = new Set<string>();
  /** The last day on which each listing was read before. */
  const lastRead = new Map<string, IsoDate>();
  const look = (records: ReadonlyMap<string, RecordDigests>, day: IsoDate): void => {
    for (const [id, { collector, record, seen }] of known) {
      const listing = records.get(collector);
      if (listing === undefined) continue;
      const is = listing.get(id);
      if (is !== undefined && isAsSeen(record, is)) {
        const own = is.day as IsoDate | undefined;
        if (is.reviewed && !record.reviewed && own !== undefined && day > addDays(own, 2 * USUAL))
          changes.push({ id, seen: own, on: day, what: "was reviewed late" });
        known.set(id, { collector, record: is, seen });
        continue;
      }
      if (is !== undefined && isAnsweredSince(record, is, lastRead.get(collector) ?? day)) {
        changes.push({ id, seen, on: day, what: "was answered later" });
        known.set(id, { collector, record: is, seen: day });
        continue;
      }
      // A file under another name is the same record.
      const isMoved =
        is === undefined && [...listing.values()].some(({ digest }) => digest === record.digest);
      if (!isMoved)
        changes.push({ id, seen, on: day, what: is === undefined ? "is there no more" : "was changed" });
      known.delete(id);
    }
    for (const [collector, listing] of records) {
      const before = lastRead.get(collector);
      for (const [id, record] of listing) {
        if (known.has(id)) continue;
        known.set(id, { collector, record, seen: day });
        const own = record.day as IsoDate | undefined;
        const isNew = !ever.has(id);
        ever.add(id);
        if (
          isNew &&
          !record.covers &&
          own !== undefined &&
          before !== undefined &&
          before > addDays(own, USUAL)
        )
          changes.push({ id, seen: own, on: day, what: "came late" });
      }
      lastRead.set(collector, day);
    }
  };
  for (const { held, today: day } of runs) look(held.records, day);
  look(now, today);
  return changes.sort((a, b) => byCodeUnits(a.on, b.on) || byCodeUnits(a.id, b.id));
}
