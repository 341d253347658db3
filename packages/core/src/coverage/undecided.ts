import type { IsoDate } from "../language/values/date.ts";
import { byCodeUnits } from "../language/values/json.ts";
import { addDays, earlierOf, laterOf } from "../period/day.ts";
import type { Span } from "./occurrences.ts";
import type { PlanDays } from "./plan-on.ts";
import type { SeenRun } from "./seen-run.ts";
import { outcomeIn, taskIn } from "./sight.ts";

/** Days on which no counting run could decide a task. */
export interface UndecidedDays extends Span {
  readonly task: string;
  readonly control: string;
  readonly environment: string;
}

/** Stretches of days without one of `seen`, longer than two may lie apart. */
export function stretchesWithout(
  seen: readonly IsoDate[],
  { from, to }: Span,
  every: number,
): readonly Span[] {
  const days = [...new Set(seen)].filter((day) => from <= day && day <= to).sort();
  const edges = [addDays(from, -1), ...days, addDays(to, 1)];
  return edges.slice(1).flatMap((next, at) => {
    const gap = { from: addDays(edges[at] as IsoDate, 1), to: addDays(next, -1) };
    return addDays(gap.from, every - 1) <= gap.to ? [gap] : [];
  });
}

/** What could not be decided for longer than `every` days, by task; a run that could not decide one is as good as none for it. */
export function undecidedIn(
  runs: readonly SeenRun[],
  days: readonly PlanDays[],
  span: Span,
  every: number,
): readonly UndecidedDays[] {
  const asked = new Map<string, { control: string; from: IsoDate; to: IsoDate }>();
  for (const { from, to, plan } of days) {
    const since = new Map(plan.controls.map((control) => [control.id, control.from ?? span.from]));
    for (const { id, control } of plan.tasks) {
      const begins = laterOf(laterOf(from, since.get(control) ?? span.from), span.from);
      const known = asked.get(id);
      asked.set(id, { control, from: known?.from ?? begins, to: earlierOf(to, span.to) });
    }
  }
  // Most tasks were decided on the same days.
  const known = new Map<string, readonly Span[]>();
  const without = (decided: readonly IsoDate[], within: Span): readonly Span[] => {
    const key = `${within.from} ${within.to} ${decided.join()}`;
    const found = known.get(key) ?? stretchesWithout(decided, within, every);
    known.set(key, found);
    return found;
  };
  return [...asked]
    .flatMap(([task, { control, from, to }]) =>
      environmentsOf(task, runs).flatMap((environment) => {
        const decided = runs.filter((run) => decides(run, task, environment)).map(({ today }) => today);
        return without(decided, { from, to }).map((stretch) => ({
          task,
          control,
          environment,
          ...stretch,
        }));
      }),
    )
    .sort((a, b) => byCodeUnits(a.from, b.from) || byCodeUnits(a.task, b.task));
}

/** Those that any run saw it in; a task that no run came to anything for is in none. */
function environmentsOf(task: string, runs: readonly SeenRun[]): readonly string[] {
  const found = new Set(runs.flatMap(({ held }) => Object.keys(held.outcomes.tasks[task] ?? {})));
  return found.size === 0 ? [""] : [...found].sort();
}

function decides(run: SeenRun, task: string, environment: string): boolean {
  if (taskIn(run.held.plan, task) === undefined) return false;
  if (run.held.outcomes.excused.includes(task)) return true;
  const outcome = outcomeIn(run, task, environment);
  return outcome !== undefined && (outcome.failing.length > 0 || outcome.undecided.length === 0);
}
