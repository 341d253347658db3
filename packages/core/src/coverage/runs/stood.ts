import type { KeptResource } from "../../keep/kept-outcomes.ts";
import type { SeenRun } from "./seen-run.ts";
import { outcomeIn, type Sight, sightOf, taskIn } from "./sight.ts";

/**
 * How a run stood to a resource: `not-there` where a complete listing did not have it, `excused` where another verification made up for
 * the task, `not-judged` where the task did not run.
 */
export type Stood = Exclude<Sight, "gone"> | "not-there" | "excused" | "not-judged";

/** How a run stands to the resources of a task; `not-asked` where it is of a part without it. */
export function standingIn(
  run: SeenRun,
  task: string,
  environment: string,
): (place: KeptResource) => Stood | "not-asked" {
  if (!isIn(run, task)) return () => (run.asked === undefined ? "not-judged" : "not-asked");
  if (run.held.outcomes.excused.includes(task)) return () => "excused";
  if (outcomeIn(run, task, environment) === undefined) return () => "not-judged";
  const sight = sightOf(run, task, environment);
  return (place) => {
    const seen = sight(place);
    return seen === "gone" ? "not-there" : seen;
  };
}

/** True where the plan of a run has the task, or the requirement. */
export function isIn({ held }: SeenRun, task: string): boolean {
  return taskIn(held.plan, task) !== undefined || held.plan.requirements.some(({ id }) => id === task);
}

/** True where a resource did not hold, or may not have. */
export function didNotHold(stood: Stood): boolean {
  return stood === "fails" || stood === "waived" || stood === "undecided";
}
