import { BylawError } from "./errors.ts";

/** A calendar day in UTC, `2026-06-30`. */
export type IsoDate = `${number}-${number}-${number}`;

/** Throws unless `value` is a real calendar day. */
export function isoDate(place: string, value: string): IsoDate {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    throw new BylawError(
      "invalid-definition",
      `${place} is ${JSON.stringify(value)}, which is not a calendar day.`,
      {
        next: "Write it as YYYY-MM-DD, in UTC.",
      },
    );
  }
  return value as IsoDate;
}
