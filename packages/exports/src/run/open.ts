import type { Asked } from "./asked.ts";
import type { Entry } from "./entry.ts";
import type { ExportedRun } from "./exported-run.ts";
import { type Standing, standings } from "./standing.ts";

/** How something that was asked is open: the worst of what is neither decided to be well, nor for people to show. */
export type Open = "fail" | "undecided" | "planned" | "advisory" | "waived";

/**
 * How it is open; undefined where nothing of it is. What is excused is closed only by what passes: where that could not be decided,
 * a failure may count after all.
 */
export function openAs({ counts, excused, mayCount }: Asked): Open | undefined {
  if (excused && !mayCount) return undefined;
  if (counts.fail > 0) return excused ? "undecided" : "fail";
  if (counts.error + counts.skipped > 0) return "undecided";
  return (["planned", "advisory", "waived"] as const).find((one) => counts[one] > 0);
}

/** What is told of something that is open, of however many resources. */
export interface Gist {
  /** The first of those that do not pass, the worst first. */
  readonly first: readonly Entry[];
  /** How many more do not pass. */
  readonly more: number;
  /** The first day on which a waiver, a plan or an advisory use ends. */
  readonly until?: string;
}

const open = ["fail", "error", "skipped", "planned", "advisory", "waived"] as const satisfies Standing[];

/** Reads what it came to, resource by resource, and keeps the first `most`. */
export async function gistOf(run: ExportedRun, asked: Asked, most: number): Promise<Gist> {
  const kept = new Map<Standing, Entry[]>(open.map((one) => [one, []]));
  let count = 0;
  let until: string | undefined;
  for await (const entry of run.entriesOf(asked)) {
    const own = kept.get(entry.standing);
    if (own === undefined) continue;
    count += 1;
    if (own.length < most) own.push(entry);
    const day = untilOf(entry);
    if (day !== undefined && (until === undefined || day < until)) until = day;
  }
  const first = standings.flatMap((one) => kept.get(one) ?? []).slice(0, most);
  return { first, more: count - first.length, ...(until !== undefined && { until }) };
}

/** The day until which a failure does not count; undefined where it does, or where there is none. */
export function untilOf({ observation: { waiver, planned, advisory } }: Entry): string | undefined {
  return (waiver ?? advisory ?? planned)?.until;
}
