import type { IsoDate } from "../../language/values/date.ts";
import type { SeenRun } from "../runs/seen-run.ts";
import type { IsExcused } from "./story.ts";

/** Of what people show, beside a check that is enough: excused from the day of a run that says so to the next one that does not. */
export function excusedBy(runs: readonly SeenRun[]): IsExcused {
  const said = new Map<string, { readonly day: IsoDate; readonly excused: boolean }[]>();
  for (const { held, today } of runs) {
    const excused = new Set(held.outcomes.excused);
    for (const { id } of held.plan.requirements) {
      const own = said.get(id) ?? [];
      said.set(id, own);
      if (own.at(-1)?.excused !== excused.has(id)) own.push({ day: today, excused: excused.has(id) });
    }
  }
  return (task, day) => said.get(task)?.findLast((one) => one.day <= day)?.excused ?? false;
}
