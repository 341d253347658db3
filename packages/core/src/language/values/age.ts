import { from } from "./from.ts";
import { isObserved, known, type Observed, unreadable } from "./observed.ts";
import { days, hours, type Quantity } from "./quantity.ts";

/** How far two clocks may be apart before an instant counts as one in the future. */
const SKEW_MINUTES = 5;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * How old something was when it was read: the time from `instant` to `readAt`, both ISO 8601 (`2026-01-31` or
 * `2026-01-31T10:00:00Z`), in days unless hours are asked for. What is no instant, or lies more than five minutes after
 * `readAt`, is unreadable: no age is negative.
 *
 * @example fact("age of the key", age(key.created, key.readAt)).atMost(days(90))
 */
export function age(
  instant: string | Observed<string>,
  readAt: string | Observed<string>,
  unit?: "days",
): Observed<Quantity<"days">>;
export function age(
  instant: string | Observed<string>,
  readAt: string | Observed<string>,
  unit: "hours",
): Observed<Quantity<"hours">>;
export function age(
  instant: string | Observed<string>,
  readAt: string | Observed<string>,
  unit: "days" | "hours" = "days",
): Observed<Quantity> {
  const between = (then: string, now: string): Observed<Quantity> => ageBetween(then, now, unit);
  return from([asObserved(instant), asObserved(readAt)], between);
}

function ageBetween(then: string, now: string, unit: "days" | "hours"): Observed<Quantity> {
  const [from, to] = [millisecondsOf(then), millisecondsOf(now)];
  if (from === undefined) return mismatch(`${JSON.stringify(then)} is no ISO 8601 instant.`);
  if (to === undefined) return mismatch(`${JSON.stringify(now)} is no ISO 8601 instant.`);
  if (from - to > SKEW_MINUTES * MINUTE) return mismatch(`${then} lies after ${now}, when it was read.`);
  const passed = Math.max(0, to - from) / HOUR;
  return known(unit === "days" ? days(passed / 24) : hours(passed));
}

/** A time without a zone means another instant on every machine, so it is none. */
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

function millisecondsOf(text: unknown): number | undefined {
  if (typeof text !== "string" || !INSTANT.test(text)) return undefined;
  const at = Date.parse(text);
  const day = text.slice(0, 10);
  // A day that its month does not have rolls over into the next.
  return Number.isNaN(at) || new Date(day).toISOString().slice(0, 10) !== day ? undefined : at;
}

function mismatch(message: string): Observed<never> {
  return unreadable({ code: "schema-mismatch", message });
}

function asObserved(value: string | Observed<string>): Observed<string> {
  return isObserved(value) ? (value as Observed<string>) : known(value);
}
