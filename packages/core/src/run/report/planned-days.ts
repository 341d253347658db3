import type { IsoDate } from "../../language/values/date.ts";
import { addDays } from "../../language/values/day.ts";

/** In days. What is further away is no plan. */
const LONGEST = 366;

/** The last day that something may be planned for, or be advisory until, as of a day. */
export function lastPlannedDay(today: IsoDate): IsoDate {
  return addDays(today, LONGEST);
}

/** True while what is planned for a failure, or makes it advisory, holds. */
export function isInForce({ until }: { readonly until: IsoDate }, today: IsoDate): boolean {
  return until >= today && until <= lastPlannedDay(today);
}
