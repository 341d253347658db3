import type { KeptOutcome } from "../../keep/kept-outcomes.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { SeenRun } from "../runs/seen-run.ts";
import type { Span } from "../span.ts";

/** Runs in a row in which a check found nothing that it could judge: it held, and shows nothing. */
export interface NothingJudged extends Span {
  readonly task: string;
  readonly control: string;
}

/** The checks that had nothing to judge, in order of day and task; whatever could not be read is another matter. */
export function nothingJudgedIn(runs: readonly SeenRun[]): readonly NothingJudged[] {
  const done: NothingJudged[] = [];
  const open = new Map<string, NothingJudged>();
  for (const { held, today } of runs)
    for (const { id, control } of held.plan.tasks) {
      const outcomes = Object.values(held.outcomes.tasks[id] ?? {});
      const before = open.get(id);
      if (outcomes.length > 0 && outcomes.every(isNothing)) {
        open.set(id, { task: id, control, from: before?.from ?? today, to: today });
      } else if (before !== undefined) {
        done.push(before);
        open.delete(id);
      }
    }
  return [...done, ...open.values()].sort(
    (a, b) => byCodeUnits(a.from, b.from) || byCodeUnits(a.task, b.task),
  );
}

function isNothing({ counts: { pass, fail, waived, error } }: KeptOutcome): boolean {
  return pass + fail + waived + error === 0;
}

/** The tasks of which some run judged something. */
export function judgedTasks(runs: readonly SeenRun[]): ReadonlySet<string> {
  const tasks = new Set<string>();
  for (const { held } of runs)
    for (const [task, environments] of Object.entries(held.outcomes.tasks))
      if (Object.values(environments).some(({ counts: { pass, fail, waived } }) => pass + fail + waived > 0))
        tasks.add(task);
  return tasks;
}
