import type { IsoDate } from "../../language/values/date.ts";
import { isDay } from "../../language/values/day.ts";
import type { SeenRecord } from "./record-digests.ts";

/**
 * The days of what was added to entries of a record's lists, where nothing else of it is otherwise: an event that was open has an answer
 * now. Undefined where anything was changed, taken away or added elsewhere, and where what was added has no day of its own.
 */
export function answersAdded(seen: SeenRecord, now: SeenRecord): readonly IsoDate[] | undefined {
  if (seen.reviewed && !now.reviewed) return undefined;
  const [before, after] = [saidOf(seen), saidOf(now)];
  const added: unknown[] = [];
  if (!isSameBut(before, after, false, added) || added.length === 0) return undefined;
  const days = added.map(daysIn);
  return days.every((own) => own.length > 0) ? days.flat() : undefined;
}

function saidOf({ said }: SeenRecord): unknown {
  const { content, ...rest } = JSON.parse(said) as { readonly content?: unknown };
  return { ...rest, content: typeof content === "string" ? (JSON.parse(content) as unknown) : content };
}

/** True where only keys of entries of lists are new; gathers, for each entry, what is. */
function isSameBut(before: unknown, after: unknown, isEntry: boolean, added: unknown[]): boolean {
  if (Array.isArray(before) && Array.isArray(after))
    return (
      before.length === after.length && before.every((one, at) => isSameBut(one, after[at], true, added))
    );
  if (!isObject(before) || !isObject(after)) return before === after;
  const fresh = Object.keys(after).filter((key) => !Object.hasOwn(before, key));
  if (fresh.length > 0 && !isEntry) return false;
  if (fresh.length > 0) added.push(fresh.map((key) => after[key]));
  return Object.entries(before).every(
    ([key, value]) => Object.hasOwn(after, key) && isSameBut(value, after[key], false, added),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function daysIn(value: unknown): readonly IsoDate[] {
  if (typeof value === "string") return isDay(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(daysIn) : [];
}
