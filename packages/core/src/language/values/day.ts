import type { IsoDate } from "./date.ts";
import { BylawError } from "./errors.ts";

const DAY = 86_400_000;

/** The day `n` days after `day`, before it when `n` is negative. */
export function addDays(day: IsoDate, n: number): IsoDate {
  const [year, month, date] = partsOf(day);
  const to = date + n;
  // Most stay within their month, and a date object is not needed for that.
  if (to >= 1 && to <= lastDayOfMonth(year, month)) return dayOf(year, month, to);
  const moved = new Date(timeOf(day) + n * DAY);
  return dayOf(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/**
 * The same day of the month `n` months after `day`, or that month's last: one month after 2026-01-31 is 2026-02-28. Going
 * on from there would stay on the 28th, so a row of months is counted from its first day.
 */
export function addMonths(day: IsoDate, n: number): IsoDate {
  const [year, month, date] = partsOf(day);
  const index = year * 12 + (month - 1) + n;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return dayOf(toYear, toMonth, Math.min(date, lastDayOfMonth(toYear, toMonth)));
}

/** How many days `b` lies after `a`; negative when it lies before. */
export function daysBetween(a: IsoDate, b: IsoDate): number {
  return (timeOf(b) - timeOf(a)) / DAY;
}

/** 28 to 31; months count from 1. */
export function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function laterOf(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}

export function earlierOf(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}

/** The day that the calendar on the wall shows at `instant` in an IANA time zone. */
export function dayIn(instant: Date, timeZone: string): IsoDate {
  const parts = clockOf(timeZone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return dayOf(part("year"), part("month"), part("day"));
}

/** True for a calendar day, written as `2026-06-30`. */
export function isDay(text: unknown): text is IsoDate {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, date] = partsOf(text as IsoDate);
  return month >= 1 && month <= 12 && date >= 1 && date <= lastDayOfMonth(year, month);
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  try {
    // Some engines take an offset such as +05:30 for a zone and others do not; it knows no daylight saving time either.
    if (!/^[A-Za-z]/.test(timeZone)) throw new RangeError("It begins with no letter.");
    return new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric", month: "numeric", day: "numeric" });
  } catch (cause) {
    throw new BylawError("invalid-definition", `${JSON.stringify(timeZone)} is not a time zone.`, {
      next: "Use a name of the IANA database, such as Europe/Berlin or UTC.",
      cause,
    });
  }
}

function timeOf(day: IsoDate): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function partsOf(day: IsoDate): [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
}

/** Days compare as text, which ends with the year 9999. */
function dayOf(year: number, month: number, date: number): IsoDate {
  if (!(year >= 0 && year <= 9999)) {
    throw new BylawError("invalid-definition", "A day lies outside of the years 0 to 9999.", {
      next: "Use a day, or a number of days, months or years, that stays within them.",
    });
  }
  const two = (n: number) => String(n).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}` as IsoDate;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
