import type { KeptCounts } from "../../keep/kept-outcomes.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { SeenRun } from "../runs/seen-run.ts";
import { taskIn } from "../runs/sight.ts";

/** Runs in a row in which a task came to the same numbers in one environment. */
export interface TaskTally {
  readonly task: string;
  readonly control: string;
  readonly environment: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly runs: number;
  readonly counts: Readonly<KeptCounts>;
}

/** What each task came to, run by run, in order of task, environment and day; runs in a row that are alike are one. */
export function talliesIn(runs: readonly SeenRun[]): readonly TaskTally[] {
  const found = new Map<string, TaskTally[]>();
  for (const { held, today } of runs)
    for (const [task, environments] of Object.entries(held.outcomes.tasks)) {
      const control = taskIn(held.plan, task)?.control;
      if (control === undefined) continue;
      for (const [environment, { counts }] of Object.entries(environments)) {
        const key = `${task}\n${environment}`;
        const row = found.get(key) ?? [];
        found.set(key, row);
        const last = row.at(-1);
        if (last !== undefined && isAlike(last.counts, counts))
          row[row.length - 1] = { ...last, to: today, runs: last.runs + 1 };
        else row.push({ task, control, environment, from: today, to: today, runs: 1, counts });
      }
    }
  return [...found.values()]
    .flat()
    .sort(
      (a, b) =>
        byCodeUnits(a.task, b.task) ||
        byCodeUnits(a.environment, b.environment) ||
        byCodeUnits(a.from, b.from),
    );
}

function isAlike(a: Readonly<KeptCounts>, b: Readonly<KeptCounts>): boolean {
  return (Object.keys(a) as (keyof KeptCounts)[]).every((outcome) => a[outcome] === b[outcome]);
}
