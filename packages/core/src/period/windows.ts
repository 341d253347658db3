import type { IsoDate } from "../language/values/date.ts";
import { addDays, addMonths, isDay } from "../language/values/day.ts";
import { BylawError } from "../language/values/errors.ts";
import { type Quantity, quantityText } from "../language/values/quantity.ts";

/** How often something is owed. */
export interface Rhythm {
  readonly every: Quantity<"days" | "months" | "years">;
  /** The first day that is owed. */
  readonly from: IsoDate;
  /** Days after a window within which what was held late still answers it. */
  readonly tolerance: number;
  /**
   * The day on which the first window is due when that is another than the day its box ends, such as 30 days after a
   * joiner's start. The first window then holds everything up to the end of the box that this day lies in.
   */
  readonly firstDue?: IsoDate;
}

/** A stretch of days within which it is owed once. */
export interface Window {
  /** `2026-03`, `2026-Q1`, `2026-H1`, `2026`; else the day it begins: `2026-01-05`. Unique in a rhythm. */
  readonly label: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The last day on which it is on time: `to`, but for a first window with a day of its own. */
  readonly due: IsoDate;
  /** The last day on which it may still be answered on time: `due` plus the tolerance. */
  readonly until: IsoDate;
}

/**
 * The windows from the first to the one that `through` lies in. Empty when `through` is before `from`.
 *
 * Months and years are boxes of the calendar when they divide the year, and the first is cut at `from`. Days, and months and
 * years that do not divide it, are counted from `from`.
 */
export function windowsOf(rhythm: Rhythm, through: IsoDate): readonly Window[] {
  const { from, tolerance, firstDue } = checked(rhythm);
  const { startOf, label } = gridOf(rhythm);
  const windows: Window[] = [];
  let box = 0;
  while (firstDue !== undefined && startOf(box + 1) <= firstDue) box += 1;
  for (let begins = from; begins <= through; box += 1) {
    const next = startOf(box + 1);
    const to = addDays(next, -1);
    const due = windows.length === 0 ? (firstDue ?? to) : to;
    windows.push({ label: label(startOf(box)), from: begins, to, due, until: addDays(due, tolerance) });
    begins = next;
  }
  return windows;
}

/** Where each box begins, the first whole, and what a box that begins on a day is called. */
interface Grid {
  readonly startOf: (box: number) => IsoDate;
  readonly label: (start: IsoDate) => string;
}

function gridOf({ every, from }: Rhythm): Grid {
  if (every.unit === "days") {
    return { startOf: (box) => addDays(from, box * every.amount), label: (start) => start };
  }
  const size = every.unit === "years" ? every.amount * 12 : every.amount;
  if (12 % size !== 0) return { startOf: (box) => addMonths(from, box * size), label: (start) => start };
  const intoBox = (monthOf(from) - 1) % size;
  const first = addMonths(`${from.slice(0, 7)}-01` as IsoDate, -intoBox);
  return { startOf: (box) => addMonths(first, box * size), label: (start) => boxLabel(start, size) };
}

function boxLabel(start: IsoDate, size: number): string {
  const year = start.slice(0, 4);
  const nth = (monthOf(start) - 1) / size + 1;
  switch (size) {
    case 1:
      return start.slice(0, 7);
    case 3:
      return `${year}-Q${nth}`;
    case 6:
      return `${year}-H${nth}`;
    case 12:
      return year;
    default:
      return start;
  }
}

/**
 * The days that a label names: `2026-Q1` is January to March. A label that is a day says where its window begins and not
 * how long it is: it names that day. Undefined for what is no label.
 */
export function daysOfLabel(label: string): { readonly from: IsoDate; readonly to: IsoDate } | undefined {
  if (isDay(label)) return { from: label, to: label };
  const found = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?$/.exec(label);
  if (found === null) return undefined;
  const [, year, quarter, half, ofYear] = found;
  const size = quarter !== undefined ? 3 : half !== undefined ? 6 : ofYear !== undefined ? 1 : 12;
  const month = (Number(quarter ?? half ?? ofYear ?? 1) - 1) * size + 1;
  const from = `${year}-${String(month).padStart(2, "0")}-01` as IsoDate;
  return { from, to: addDays(addMonths(from, size), -1) };
}

function monthOf(day: IsoDate): number {
  return Number(day.slice(5, 7));
}

function checked(rhythm: Rhythm): Rhythm {
  const { every, from, tolerance, firstDue } = rhythm;
  if (!Number.isInteger(every.amount) || every.amount < 1) {
    throw new BylawError("invalid-definition", `A rhythm cannot be every ${quantityText(every)}.`, {
      next: "Use a whole number of days, months or years, 1 at least.",
    });
  }
  if (!Number.isInteger(tolerance) || tolerance < 0) {
    throw new BylawError("invalid-definition", `A tolerance cannot be ${tolerance} days.`, {
      next: "Use a whole number of days, 0 at least.",
    });
  }
  if (firstDue !== undefined && firstDue < from) {
    throw new BylawError("invalid-definition", `What is owed from ${from} cannot be due on ${firstDue}.`, {
      next: "Use a first due day that is not before the first day.",
    });
  }
  return rhythm;
}
