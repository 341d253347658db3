import { BylawError, type IsoDate, type Program } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";
import { isDay } from "@bylaw/core/run";
import { dayOf } from "../days.ts";
import type { Row } from "./csv.ts";
import type { DateReader } from "./date-format.ts";
import { finderOf } from "./people.ts";

/** Who did it and when, out of a CSV. */
export interface Roster {
  readonly days: ReadonlyMap<string, IsoDate>;
  /** By person, the lines of whoever stands in it more than once. */
  readonly repeated: ReadonlyMap<string, readonly number[]>;
  /** The lines that name nobody, and are left out. */
  readonly unknown: readonly number[];
  /** The lines without a day: not done yet, and left out. */
  readonly undone: readonly number[];
  /** The lines whose day is still to come, which are left out as well. */
  readonly coming: readonly number[];
}

interface Terms {
  readonly today: IsoDate;
  readonly skipUnknown: boolean;
  /** How the days are written, where that is another way. */
  readonly format?: DateReader | undefined;
}

/** Holds the rows to the program. Throws where a line says no day, or names nobody and may not be left out. */
export function rosterOf(
  path: string,
  rows: readonly Row[],
  program: Program,
  { today, skipUnknown, format }: Terms,
): Roster {
  const find = finderOf(program);
  const undone = rows.filter(({ on }) => on === "");
  const dated = rows
    .filter(({ on }) => on !== "")
    .map((row) => ({ ...row, id: find(row.person), day: dayIn(row.on, program, format) }));
  const undated = dated.filter(({ day }) => day === undefined);
  if (undated.length > 0) {
    throw new BylawError("usage", `${path} has no day that can be told in ${linesText(undated)}.`, {
      next:
        format === undefined
          ? "Write days as 2026-03-10, or instants with their zone as 2026-03-10T09:30:00Z; or say how they are written: --date-format DD/MM/YYYY."
          : "Write every day as --date-format says.",
    });
  }
  const isComing = ({ day }: { readonly day: IsoDate | undefined }) => day !== undefined && day > today;
  const coming = dated.filter(isComing);
  const done = dated.filter((row) => !isComing(row));
  const unknown = done.filter(({ id }) => id === undefined);
  if (unknown.length > 0 && !skipUnknown) {
    throw new BylawError("usage", `${path} names nobody of the program in ${linesText(unknown)}.`, {
      next: "Add what they are called there to their identities, or leave these lines out with --skip-unknown.",
    });
  }
  const days = new Map<string, IsoDate>();
  const lines = new Map<string, number[]>();
  for (const { id, day, line } of done) {
    if (id === undefined || day === undefined) continue;
    const before = days.get(id);
    days.set(id, before === undefined || before < day ? day : before);
    lines.set(id, [...(lines.get(id) ?? []), line]);
  }
  if (days.size === 0) {
    throw new BylawError("usage", `${path} says of nobody that it is done.`, {
      next: "Look whether --person and --on name the right columns.",
    });
  }
  return {
    days: sorted(days),
    repeated: sorted(new Map([...lines].filter(([, all]) => all.length > 1))),
    unknown: unknown.map(({ line }) => line),
    undone: undone.map(({ line }) => line),
    coming: coming.map(({ line }) => line),
  };
}

/** The CSV that a record names: ids and days, and nothing else. */
export function rosterText({ days }: Roster): string {
  return `person,on\n${[...days].map(([id, day]) => `${id},${day}\n`).join("")}`;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:Z|[+-]\d{2}:?\d{2})$/i;

/** A day, or that of an instant where the organization is. A time without its zone is of no certain day. */
function dayIn(text: string, program: Program, format: DateReader | undefined): IsoDate | undefined {
  if (format !== undefined) {
    const day = format(text);
    return day !== undefined && isDay(day) ? day : undefined;
  }
  if (isDay(text)) return text;
  if (!INSTANT.test(text) || !isDay(text.slice(0, 10))) return undefined;
  const instant = new Date(text.replace(" ", "T").replaceAll(" ", ""));
  return Number.isNaN(instant.getTime()) ? undefined : dayOf(instant, program);
}

/** How many lines are named. */
const NAMED = 20;

/** `line 4`, `lines 4, 9, 12`: never what stands in them. */
export function linesText(lines: readonly (number | { readonly line: number })[]): string {
  const numbers = lines.map((one) => (typeof one === "number" ? one : one.line));
  const named = numbers.slice(0, NAMED).join(", ");
  const rest = numbers.length - NAMED;
  if (rest > 0) return `lines ${named} and ${rest} more`;
  return `${numbers.length === 1 ? "line" : "lines"} ${named}`;
}

function sorted<T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...map].sort(([a], [b]) => byCodeUnits(a, b)));
}
