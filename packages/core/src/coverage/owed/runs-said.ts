import type { KeptPlan } from "../../keep/kept-plan.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { isAsSeen, isOfRecords, type RecordDigests, type SeenRecord } from "../runs/record-digests.ts";
import type { SeenRun } from "../runs/seen-run.ts";
import type { Span } from "../span.ts";
import { type DayState, WHOLE } from "./stretches.ts";
import { subjectsIn } from "./subjects-in.ts";

/** What runs said of somebody's records when they judged them, by how kinds were judged then. */
export interface RunsSaid {
  /** True where the run of that very day said that it does not hold, and its records are what they were. */
  denied(task: string, subject: string, day: IsoDate): boolean;
  /** True where the run of that very day said that it does not hold, whatever it had read. */
  failed(task: string, subject: string, day: IsoDate): boolean;
  /** True where a run that had read the same records, and held them to what a plan does, said that it holds. */
  vouched(task: string, subject: string, day: IsoDate, plan: KeptPlan): boolean;
  /** By subject, what runs of a span said of it, day by day. */
  subjects(task: string, span: Span): ReadonlyMap<string, readonly DayState[]>;
}

/** Runs that nobody asks. */
export const NO_RUNS: RunsSaid = {
  denied: () => false,
  failed: () => false,
  vouched: () => false,
  subjects: () => new Map(),
};

/** Asks the runs that count, of records as they are now. */
export function runsSaid(runs: readonly SeenRun[], now: ReadonlyMap<string, RecordDigests>): RunsSaid {
  const byDay = new Map<IsoDate, SeenRun[]>();
  for (const run of runs) byDay.set(run.today, [...(byDay.get(run.today) ?? []), run]);
  return {
    denied: (task, subject, day) =>
      (byDay.get(day) ?? []).some(
        // A review or a mended finding that was added since makes another verdict of the same record.
        (run) => failsIn(run, task, subject) && sawAll(run, now, task, day, (a, b) => a.says === b.says),
      ),
    failed: (task, subject, day) => (byDay.get(day) ?? []).some((run) => failsIn(run, task, subject)),
    vouched(task, subject, day, plan) {
      const terms = termsIn(plan, task);
      const alike = runs.filter(({ held }) => termsIn(held.plan, task) === terms);
      return alike.some(
        (run, at) =>
          // After the last of them nothing else can tell.
          (run.today >= day || at === alike.length - 1) &&
          judges(run, task) &&
          sawAll(run, now, task, day) &&
          !failsIn(run, task, subject),
      );
    },
    subjects: (task, span) => subjectsIn(runs, task, span),
  };
}

/** What a plan holds the records of a task to: the code of their kind, and who approved them. */
function termsIn({ requirements, recordReviews }: KeptPlan, task: string): string {
  const code = requirements.find(({ id }) => id === task)?.code;
  return JSON.stringify([code, recordReviews?.listing, recordReviews?.identity]);
}

function judges({ held }: SeenRun, task: string): boolean {
  return held.outcomes.tasks[task] !== undefined;
}

function failsIn({ held }: SeenRun, task: string, subject: string): boolean {
  return Object.values(held.outcomes.tasks[task] ?? {}).some(({ failing, undecided }) =>
    [...failing, ...undecided].some(([, id]) => subject === WHOLE || id === subject),
  );
}

/** True for a run that read every record of those days as it is now, and none that is there no more. */
function sawAll(
  { held }: SeenRun,
  now: ReadonlyMap<string, RecordDigests>,
  task: string,
  day: IsoDate,
  isSame: (seen: SeenRecord, now: SeenRecord) => boolean = isAsSeen,
): boolean {
  const planned = held.plan.requirements.find(({ id }) => id === task);
  if (planned === undefined) return false;
  return planned.collectors.every((collector) => {
    const [seen, is] = [held.records.get(collector), now.get(collector)];
    if (seen === undefined || is === undefined) return !isOfRecords(collector);
    return (
      [...is].every(([id, record]) => {
        const before = seen.get(id);
        if (before !== undefined) return isSame(before, record);
        return record.day !== undefined && record.day > day;
      }) && [...seen.keys()].every((id) => is.has(id))
    );
  });
}
