import type { IsoDate } from "@bylaw/core";
import { addDays, addMonths } from "@bylaw/core/provider";

/** The later of two days. */
export function latest(a: string, b: string | undefined): IsoDate {
  return (b !== undefined && b > a ? b : a) as IsoDate;
}

/** Begun months after one day until another, 0 when it is not later: September's last day to December's is 3. */
export function monthsUntil(from: IsoDate, to: IsoDate): number {
  const next = addDays(from, 1);
  let n = Math.max(0, monthsIn(to) - monthsIn(from) - 1);
  while (addMonths(from, n) < to && addMonths(next, n) <= to) n += 1;
  return n;
}

function monthsIn(day: IsoDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
