import type { KeptJudged, KeptOutcomes } from "../../keep/kept-outcomes.ts";
import type { KeptPlan } from "../../keep/kept-plan.ts";
import type { SeenRun } from "../runs/seen-run.ts";
import { type Rename, renamesIn, taskWith, withNames } from "./renames.ts";

/** Runs as they would be had every control been called then what it is called now. */
export interface LatestNames {
  readonly runs: readonly SeenRun[];
  /** By control, what it was called before. */
  readonly former: ReadonlyMap<string, readonly string[]>;
  /** The id that a task has now. */
  nameOf(task: string): string;
}

/** Follows controls through their renames: a name that changed takes nothing that was owed away, and splits no deviation. */
export function underLatestNames(runs: readonly SeenRun[]): LatestNames {
  const whole = runs.filter(({ asked }) => asked === undefined);
  const renames = new Map<SeenRun, readonly Rename[]>();
  let later: { readonly plan: KeptPlan; readonly names: readonly Rename[] } | undefined;
  for (const run of [...whole].reverse()) {
    const names: readonly Rename[] = later === undefined ? [] : namesBefore(run.held.plan, later);
    renames.set(run, names);
    later = { plan: run.held.plan, names };
  }
  let current: readonly Rename[] = renames.get(whole[0] as SeenRun) ?? [];
  const named = runs.map((run) => {
    current = renames.get(run) ?? current;
    return current.length === 0 ? run : withLatest(run, current);
  });
  const all = [...renames.values()].flat();
  const former = new Map<string, readonly string[]>();
  for (const { was, is } of all) former.set(is, [...new Set([...(former.get(is) ?? []), was])].sort());
  return {
    runs: named,
    former,
    nameOf: (task) => taskWith(task, all),
  };
}

/** What the controls of a plan are called in the end, by what they are called in the next one. */
function namesBefore(
  plan: KeptPlan,
  later: { readonly plan: KeptPlan; readonly names: readonly Rename[] },
): readonly Rename[] {
  const ids = new Set(plan.controls.map(({ id }) => id));
  const last = new Map(later.names.map(({ was, is }) => [was, is]));
  const own = renamesIn(plan, later.plan).map(({ was, is }) => ({ was, is: last.get(is) ?? is }));
  const renamed = new Set(own.map(({ was }) => was));
  const kept = later.names.filter(({ was }) => ids.has(was) && !renamed.has(was));
  // A name that another control of this plan has is not taken from it.
  return [...own, ...kept].filter(({ is }) => !ids.has(is));
}

const known = new WeakMap<KeptOutcomes, Map<string, SeenRun["held"]>>();

function withLatest(run: SeenRun, renames: readonly Rename[]): SeenRun {
  const { held } = run;
  const key = `${run.blocks.plan} ${renames.map(({ was, is }) => `${was} ${is}`).join()} ${run.blocks.judged}`;
  const mine = known.get(held.outcomes) ?? new Map<string, SeenRun["held"]>();
  known.set(held.outcomes, mine);
  const found = mine.get(key);
  const named = found ?? {
    ...held,
    plan: withNames(held.plan, renames),
    outcomes: outcomesWith(held.outcomes, renames),
    judged: held.judged.map((one) => judgedWith(one, renames)),
  };
  mine.set(key, named);
  // What runs share stays shared, and what is a run's own is its own.
  return { ...run, held: { ...named, collectors: held.collectors, records: held.records } };
}

function outcomesWith({ tasks, excused }: KeptOutcomes, renames: readonly Rename[]): KeptOutcomes {
  return { tasks: keysWith(tasks, renames), excused: excused.map((task) => taskWith(task, renames)) };
}

function judgedWith({ tasks, sets }: KeptJudged, renames: readonly Rename[]): KeptJudged {
  return { tasks: keysWith(tasks, renames), sets };
}

function keysWith<T>(
  all: Readonly<Record<string, T>>,
  renames: readonly Rename[],
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).map(([task, value]) => [taskWith(task, renames), value]));
}
