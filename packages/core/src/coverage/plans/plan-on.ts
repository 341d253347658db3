import type { KeptPlan } from "../../keep/kept-plan.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { addDays } from "../../language/values/day.ts";
import type { SeenRun } from "../runs/seen-run.ts";

/** Days on which one plan was in force. */
export interface PlanDays {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly plan: KeptPlan;
}

/** A day that is before all days. */
export const FIRST: IsoDate = "0000-01-01";
export const LAST: IsoDate = "9999-12-31";

/**
 * Which plan was in force when: that of the last run of a day holds from that day on, and the first one before it. Where no run was
 * kept, that of today holds.
 */
export function planDaysOf(runs: readonly SeenRun[], today: KeptPlan): readonly PlanDays[] {
  const whole = runs.filter(({ asked }) => asked === undefined);
  const starts = new Map<IsoDate, SeenRun>();
  for (const run of whole) starts.set(run.today, run);
  const changes = [...starts.values()].filter(
    (run, at, all) => at === 0 || all[at - 1]?.blocks.plan !== run.blocks.plan,
  );
  if (changes.length === 0) return [{ from: FIRST, to: LAST, plan: today }];
  return changes.map((run, at) => {
    const next = changes[at + 1];
    return {
      from: at === 0 ? FIRST : run.today,
      to: next === undefined ? LAST : addDays(next.today, -1),
      plan: run.held.plan,
    };
  });
}

export function planOn(days: readonly PlanDays[], day: IsoDate): KeptPlan {
  const found = days.find(({ from, to }) => from <= day && day <= to);
  if (found === undefined) throw new TypeError(`No plan is in force on ${day}.`);
  return found.plan;
}
