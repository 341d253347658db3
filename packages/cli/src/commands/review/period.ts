import { BylawError, type IsoDate, type Program } from "@bylaw/core";
import { addDays } from "@bylaw/core/provider";
import { isDay, windowsOfTask } from "@bylaw/core/run";
import type { Asked } from "../evidence/asked.ts";

type Windows = readonly NonNullable<ReturnType<typeof windowsOfTask>>[number][];

/** How many windows a message names. */
const NAMED = 4;

/** What a review is of, and by when it is due. */
export interface Term {
  readonly period: string;
  readonly due: IsoDate;
}

/** The windows of a requirement that had begun by a day, each once; none where it is not owed in windows. */
function windowsBy({ tasks }: Asked, program: Program, day: IsoDate): Windows {
  const all = tasks.flatMap((task) => windowsOfTask(task, program, day) ?? []);
  return [...new Map(all.map((one) => [one.label, one])).values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The window that a day lies in. */
export function windowOn(asked: Asked, program: Program, day: IsoDate): Windows[number] | undefined {
  return windowsBy(asked, program, day).at(-1);
}

/** The window after the one that a day lies in; undefined where the requirement is not owed in windows. */
export function windowAfter(asked: Asked, program: Program, day: IsoDate): Windows[number] | undefined {
  const now = windowOn(asked, program, day);
  return now === undefined ? undefined : windowsBy(asked, program, addDays(now.to, 1)).at(-1);
}

/** The period and the day that were given, or those of the window that today lies in. */
export function termOf(
  given: { readonly period: string | undefined; readonly due: string | undefined },
  asked: Asked,
  program: Program,
  today: IsoDate,
): Term {
  const windows = windowsBy(asked, program, today);
  const period = given.period ?? windows.at(-1)?.label;
  if (period === undefined)
    throw usage(
      `${asked.requirement.id} is owed in no windows, so nothing says what the review is of.`,
      "Say it: --period 2026-Q4.",
    );
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(period))
    throw usage(`--period is ${JSON.stringify(period)}, which names no period.`, "Write it as 2026-Q4.");
  const window = windows.find(({ label }) => label === period);
  if (window === undefined && windows.length > 0) {
    const labels = windows.slice(-NAMED).map(({ label }) => label);
    const next = windowAfter(asked, program, today);
    const begins = next?.label === period ? `It begins on ${next.from}. ` : "";
    throw usage(
      `${asked.requirement.id} has no window ${JSON.stringify(period)} that has begun.`,
      `${begins}Name one: ${labels.join(", ")}.`,
    );
  }
  return { period, due: dueOf(given.due, window?.due, today) };
}

/** The window that a record of a day answers by its name alone: a period of it that was over by then. */
export function lateWindow(asked: Asked, program: Program, period: string, day: IsoDate): string | undefined {
  const window = windowsBy(asked, program, day).find(({ label }) => label === period);
  return window !== undefined && day > window.to ? period : undefined;
}

function dueOf(given: string | undefined, usual: IsoDate | undefined, today: IsoDate): IsoDate {
  const due = given ?? usual;
  if (due === undefined) throw usage("Nothing says by when it is due.", `Say it: --due ${today}.`);
  if (!isDay(due))
    throw usage(
      `--due is ${JSON.stringify(due)}, which is not a calendar day.`,
      `Write it as YYYY-MM-DD, such as --due ${today}.`,
    );
  if (due >= today) return due;
  throw given === undefined
    ? usage(`The period ended on ${due}: the review is late.`, `Say by when it is due: --due ${today}.`)
    : usage(`--due is ${due}, and today is ${today}.`, "Give a day that is still to come.");
}

function usage(message: string, next: string): BylawError {
  return new BylawError("usage", message, { next });
}
