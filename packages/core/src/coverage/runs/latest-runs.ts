import type { KeptRun } from "../../keep/kept-run.ts";
import type { Program } from "../../language/company/program.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { stretchesWithout } from "../checks/undecided.ts";
import type { Span } from "../span.ts";
import { countingOf } from "./not-counted.ts";
import { ofProgram } from "./of-program.ts";
import { whyNotCounted } from "./seen-run.ts";

/** The newest run of a whole program that counts, and the one that it is held against. */
export interface LatestRuns<TRun extends KeptRun> {
  readonly newest?: TRun;
  readonly before?: TRun;
  /** Those before that which count, the newest first. */
  readonly past: readonly TRun[];
  /** The days since the newest, where there are more of them than may pass. */
  readonly late?: Span;
  /** Why the last run that lies there does not count; only where none counts. */
  readonly why?: string;
}

export interface LatestOptions {
  readonly branch: string | readonly string[];
  readonly today: IsoDate;
  /** How many days may pass between two runs. */
  readonly every: number;
  /** The last run up to this day is what the newest is held against; the one before it unless it is given. */
  readonly since?: IsoDate | undefined;
  /** The file of the program in its repository, where its runs may lie among those of others. */
  readonly file?: string | undefined;
}

/**
 * Which runs tell what changed last, of those that count for the period.
 *
 * @example const { newest, before } = latestRuns(runs, program, { branch: "main", today, every: 2 });
 */
export function latestRuns<TRun extends KeptRun>(
  runs: readonly TRun[],
  program: Program,
  { branch, today, every, since, file }: LatestOptions,
): LatestRuns<TRun> {
  const why = ofProgram(runs, program, file, (run) => whyNotCounted(run, branch));
  const all = countingOf(
    runs,
    (run) => why(run) ?? (run.asked === undefined ? undefined : "it is of a part of the program"),
    today,
  );
  const counted = all.flatMap(({ run, why }) => (why === undefined ? [run] : []));
  const newest = counted.at(-1);
  const last = all.at(-1)?.why;
  if (newest === undefined) return last === undefined ? { past: [] } : { past: [], why: last };
  const [before, ...past] = counted
    .slice(0, -1)
    .filter((run) => since === undefined || run.today <= since)
    .reverse();
  const [late] = stretchesWithout([newest.today], { from: newest.today, to: today }, every);
  return { newest, past, ...(before !== undefined && { before }), ...(late !== undefined && { late }) };
}
