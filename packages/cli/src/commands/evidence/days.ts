import { BylawError, type IsoDate, type Program } from "@bylaw/core";
import { systemTools } from "@bylaw/core/node";
import { dayIn, isDay } from "@bylaw/core/run";

/** The day of an instant, where the organization is. */
export function dayOf(instant: Date, { organization }: Program): IsoDate {
  return dayIn(instant, organization.timeZone ?? "UTC");
}

/** Today, where the organization is. */
export function todayOf(program: Program): IsoDate {
  return dayOf(systemTools.now(), program);
}

/** The day that an option names: today unless it is given. Nothing is shown of a day to come. */
export function dayGiven(option: string, given: string | undefined, program: Program): IsoDate {
  const today = todayOf(program);
  if (given === undefined) return today;
  if (!isDay(given)) {
    throw new BylawError("usage", `${option} is ${JSON.stringify(given)}, which is not a calendar day.`, {
      next: `Write it as YYYY-MM-DD, such as ${option} ${today}.`,
    });
  }
  if (given <= today) return given;
  throw new BylawError("usage", `${option} is ${given}, which is still to come: today is ${today}.`, {
    next: "Write it down when it is done.",
  });
}
