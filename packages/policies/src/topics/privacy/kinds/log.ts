import { type Assertion, fact } from "@bylaw/core";
import { z } from "zod";

/** A text that says something. */
export const text: z.ZodString = z.string().trim().min(1);

export const day: z.ZodISODate = z.iso.date();

/** A number of things, persons or records. */
export const count: z.ZodInt = z.int().nonnegative();

/** What every list begins with: the query that lists them, which anybody can run again, and how many it counts. */
export const counting: { readonly source: z.ZodString; readonly counted: z.ZodInt } = {
  source: text,
  counted: count,
};

/** What a log begins with beside: the first day that it lists, which is the one after the log before. */
export const logging: typeof counting & { readonly since: z.ZodISODate } = { ...counting, since: day };

/** Holds when as many are listed, each once, as the source counts. */
export function listed(what: string, counted: number, ids: readonly string[]): Assertion {
  return fact(`${what} that are listed, of those that the source counts`, new Set(ids).size).is(counted);
}

/** Holds when everything is of a day that the log lists: nothing else stands in place of what it leaves out. */
export function ofDays(
  what: string,
  all: readonly { readonly id: string; readonly day: string }[],
  { since, through }: { readonly since: string; readonly through: string },
): Assertion {
  return fact(
    `${what} of days that are not listed`,
    all.filter((one) => one.day < since || one.day > through).map(({ id }) => id),
  ).isEmpty();
}

/** What has a day by which it is done. */
export interface Dated {
  readonly id: string;
  /** The day by which a law, a contract or the company's own word wants it done. */
  readonly due: string;
  readonly done?: string;
}

/** Holds when everything was done by its day, or has that day still before it. */
export function inTime(what: string, all: readonly Dated[], today: string): Assertion {
  const late = all.filter(({ due, done }) => due < (done !== undefined && done <= today ? done : today));
  return fact(
    what,
    late.map(({ id }) => id),
  ).isEmpty();
}

/** Holds while nothing is open past its day, on which it was due. */
export function noneOpen(what: string, all: readonly Dated[], today: string): Assertion {
  const open = all.filter(({ done }) => done === undefined || done > today);
  return inTime(`${what} that are open past their day`, open, today);
}

/** Holds when nothing has a day of answer that is before the day on which it came. */
export function inOrder(
  what: string,
  all: readonly { readonly id: string; readonly received: string; readonly done?: string }[],
): Assertion {
  return fact(
    what,
    all.filter(({ received, done }) => done !== undefined && done < received).map(({ id }) => id),
  ).isEmpty();
}
