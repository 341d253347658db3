import type { IsoDate } from "../../language/values/date.ts";
import { addDays, earlierOf, laterOf } from "../../language/values/day.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { PlanDays } from "../plans/plan-on.ts";
import type { SeenRun } from "../runs/seen-run.ts";
import { outcomeIn, taskIn } from "../runs/sight.ts";
import type { Span } from "../span.ts";

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

/** The same; and all days, however few they are, where it was `tried` on some of them and seen on none. */
export function stretchesTried(
  tried: readonly IsoDate[],
  seen: readonly IsoDate[],
  span: Span,
  every: number,
): readonly Span[] {
  const isIn = (day: IsoDate): boolean => span.from <= day && day <= span.to;
  return tried.some(isIn) && !seen.some(isIn) ? [span] : stretchesWithout(seen, span, every);
}

/**
 * What could not be decided for longer than `every` days, by task, or by no run at all: a run that could not decide one is as good as none
 * for it.
 */
export function undecidedIn(
  runs: readonly SeenRun[],
  days: readonly PlanDays[],
  span: Span,
  every: number,
): readonly UndecidedDays[] {
  // Most tasks were decided on the same days.
  const known = new Map<string, readonly Span[]>();
  const without = (tried: readonly IsoDate[], decided: readonly IsoDate[], within: Span): readonly Span[] => {
    const key = `${within.from} ${within.to} ${tried.join()} ${decided.join()}`;
    const found = known.get(key) ?? stretchesTried(tried, decided, within, every);
    known.set(key, found);
    return found;
  };
  return [...askedIn(days, span)]
    .flatMap(([task, { control, spans }]) => {
      const trying = runs.filter(({ held }) => taskIn(held.plan, task) !== undefined);
      const tried = trying.map(({ today }) => today);
      return environmentsOf(task, runs).flatMap((environment) => {
        const decided = trying.filter((run) => decides(run, task, environment)).map(({ today }) => today);
        return spans
          .flatMap((one) => without(tried, decided, one))
          .map((stretch) => ({ task, control, environment, ...stretch }));
      });
    })
    .sort((a, b) => byCodeUnits(a.from, b.from) || byCodeUnits(a.task, b.task));
}

interface AskedTask {
  readonly control: string;
  /** The days on which plans had it, without those between on which none did. */
  readonly spans: readonly Span[];
}

function askedIn(days: readonly PlanDays[], span: Span): ReadonlyMap<string, AskedTask> {
  const asked = new Map<string, AskedTask>();
  for (const { from, to, plan } of days) {
    const since = new Map(plan.controls.map((control) => [control.id, control.from ?? span.from]));
    for (const { id, control } of plan.tasks) {
      const own = {
        from: laterOf(laterOf(from, since.get(control) ?? span.from), span.from),
        to: earlierOf(to, span.to),
      };
      if (own.from > own.to) continue;
      const before = asked.get(id)?.spans ?? [];
      const last = before.at(-1);
      const isNext = last !== undefined && addDays(last.to, 1) >= own.from;
      const spans = isNext ? [...before.slice(0, -1), { from: last.from, to: own.to }] : [...before, own];
      asked.set(id, { control, spans });
    }
  }
  return asked;
}

/** Those that any run saw it in; a task that no run came to anything for is in none. */
function environmentsOf(task: string, runs: readonly SeenRun[]): readonly string[] {
  const found = new Set(runs.flatMap(({ held }) => Object.keys(held.outcomes.tasks[task] ?? {})));
  return found.size === 0 ? [""] : [...found].sort();
}

/** What it could not read may fail as well, whatever does. */
function decides(run: SeenRun, task: string, environment: string): boolean {
  if (run.held.outcomes.excused.includes(task)) return true;
  const outcome = outcomeIn(run, task, environment);
  if (outcome !== undefined) return outcome.undecided.length === 0;
  // One that is there no more, or not yet, is told as a change: what the run saw elsewhere it decided.
  const others = Object.values(run.held.outcomes.tasks[task] ?? {});
  return others.length > 0 && others.every(({ undecided }) => undecided.length === 0);
}
