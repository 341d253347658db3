import type { IsoDate } from "../../language/values/date.ts";
import { addDays, dayIn, isDay } from "../../language/values/day.ts";
import type { Span } from "../span.ts";

/** A period where the organization is, as instants. */
export interface Bounds {
  /** In milliseconds: when its first day begins, and when the day after its last one does. */
  readonly start: number;
  readonly end: number;
  /** Whether something happened within it; `unknown` where `at` is no time. */
  holds(at: unknown): "yes" | "no" | "unknown";
}

const HOUR = 3_600_000;

export function boundsOf({ from, to }: Span, timeZone: string): Bounds {
  const [start, end] = [startOf(from, timeZone), startOf(addDays(to, 1), timeZone)];
  return {
    start,
    end,
    holds: (at) => {
      if (isDay(at)) return from <= at && at <= to ? "yes" : "no";
      const instant = instantOf(at);
      if (instant === undefined) return "unknown";
      return start <= instant && instant < end ? "yes" : "no";
    },
  };
}

/** The first millisecond of a day, whatever daylight saving time does to it: the zones lie within 15 hours of UTC. */
function startOf(day: IsoDate, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let [before, within] = [midnight - 15 * HOUR, midnight + 15 * HOUR];
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayIn(new Date(middle), timeZone) >= day) within = middle;
    else before = middle;
  }
  return within;
}

/** What `at` and windows may be. */
export const INSTANT = "write an instant with its zone, such as 2026-03-10T06:00:00Z, or a day";

/** The instant of a text, in milliseconds; undefined where it is none. */
export function instantOf(text: unknown): number | undefined {
  if (typeof text !== "string") return undefined;
  const written = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.exec(text);
  const time = Date.parse(text);
  return isDay(written?.[1]) && Number.isFinite(time) ? time : undefined;
}
