import type { Advisory } from "../../language/checks/check.ts";
import type { Task } from "../../language/links/task.ts";
import type { IsoDate } from "../../language/values/date.ts";
import type { Observation } from "../observation.ts";
import { isInForce } from "./planned-days.ts";

/** Says of what fails in an advisory use of a check that it is one, until its day is over. A day beyond a year makes nothing advisory. */
export interface AdvisoryBook {
  overlay(observation: Observation): Observation;
}

/** A book of the advisory uses among `tasks` as of a day, where the organization is. */
export function openAdvisories(tasks: readonly Task[], today: IsoDate): AdvisoryBook {
  const terms = new Map<string, Advisory>();
  for (const { id, use } of tasks) {
    const { advisoryTerms } = use;
    if (advisoryTerms !== undefined && isInForce(advisoryTerms, today)) terms.set(id, advisoryTerms);
  }
  return {
    overlay(observation) {
      const advisory = terms.get(observation.task);
      const isCounted = observation.outcome === "fail" && observation.waiver === undefined;
      return advisory === undefined || !isCounted ? observation : { ...observation, advisory };
    },
  };
}
