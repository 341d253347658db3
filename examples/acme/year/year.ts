// Acme's year: its records, and a run of each day kept as bylaw check --keep does, by an injected clock.

import { createHash } from "node:crypto";
import { keepRun } from "@bylaw/core/node";
import {
  collectProgram,
  createKeeper,
  evaluateRecording,
  type Plan,
  planCoverage,
  planRun,
  type RecordedListing,
} from "@bylaw/core/run";
import { listingOf, openAccounts } from "./accounts.ts";
import { acmeOn, edits } from "./program.ts";
import { recordsOf, writeRecords } from "./records.ts";
import { type Day, daysFrom, period, type Story } from "./story.ts";

export interface YearOptions {
  readonly story: Story;
  /** Where the records are written. */
  readonly records: string;
  /** Where the runs are kept; none where it is left out. */
  readonly runs?: string;
  /** The days that have a run. Default: all of the period. */
  readonly days?: readonly Day[];
  readonly onDay?: (day: Day) => void;
}

/** Makes the year anew. */
export async function makeYear({ story, records, runs, days, onDay }: YearOptions): Promise<void> {
  const filed = await recordsOf(story);
  await writeRecords(records, filed);
  if (runs === undefined) return;
  const merged = new Map(filed.map(({ path, day }) => [path, day]));
  const evidence = await listedRecords(story, records);
  const accounts = await openAccounts(story);
  const plans = new Map<string, Plan>();
  for (const day of days ?? daysFrom(period.from, period.to)) {
    if (isWithoutRun(day, story)) continue;
    onDay?.(day);
    const plan = planOn(day, story, records, plans);
    const startedAt = `${day}T06:17:00.000Z`;
    const recording = {
      startedAt,
      finishedAt: `${day}T06:17:41.000Z`,
      listings: [
        ...accounts(day),
        ...evidence.map(({ listing, ids, lines }) =>
          listingOf(
            day,
            listing,
            lines.filter((_, at) => (merged.get(ids[at] ?? "") ?? day) <= day),
          ),
        ),
      ],
    };
    const keeper = createKeeper(plan);
    const report = await evaluateRecording(plan, recording, { onObservation: keeper.add });
    await keepRun(
      runs,
      { plan, recording, report, keeper },
      {
        revision: { commit: commitOf(day), branch: "main", clean: true },
        versions: { bylaw: "0.0.0" },
      },
    );
  }
}

function isWithoutRun(day: Day, story: Story): boolean {
  return story.has("week-without-runs") && "2026-05-11" <= day && day <= "2026-05-17";
}

/** A made-up commit: the program's changes when it does. */
function commitOf(day: Day): string {
  return createHash("sha1").update(day.slice(0, 7)).digest("hex");
}

/** Days on which the program was the same share a plan. */
function planOn(day: Day, story: Story, records: string, known: Map<string, Plan>): Plan {
  const key = String(edits.filter((one) => one <= day).length);
  const plan = known.get(key) ?? planRun(acmeOn(day, story, records));
  known.set(key, plan);
  return plan;
}

interface ListedRecords {
  readonly listing: RecordedListing;
  readonly ids: readonly string[];
  readonly lines: readonly { readonly id: string }[];
}

async function listedRecords(story: Story, records: string): Promise<readonly ListedRecords[]> {
  const plan = planCoverage(acmeOn(period.to, story, records), []);
  const read = await collectProgram(plan, {
    now: () => new Date(`${period.to}T12:00:00Z`),
    clock: () => 0,
    sleep: () => Promise.resolve(),
    random: () => 0.5,
  });
  const all: ListedRecords[] = [];
  for (const listing of read.listings) {
    const lines: { readonly id: string }[] = [];
    for await (const batch of listing.lines()) lines.push(...batch.map((line) => JSON.parse(line)));
    all.push({ listing, lines, ids: lines.map(({ id }) => id) });
  }
  return all;
}
