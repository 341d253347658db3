import { isEventKind } from "../event/event.ts";
import type { AuditRow } from "../event/row.ts";

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const LONGEST = 256;

const isTime = (value: unknown): boolean => typeof value === "string" && TIME.test(value);
const isUuid = (value: unknown): boolean => typeof value === "string" && UUID.test(value);
const isText = (value: unknown): boolean => typeof value === "string" && value.length <= LONGEST + 8;
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/** What each field must be where it is not null. */
const fields: Readonly<Record<keyof AuditRow, (value: unknown) => boolean>> = {
  id: isUuid,
  writer: isUuid,
  seq: isCount,
  time: isTime,
  kind: (value) => isEventKind(value) || value === "opened" || value === "closed" || value === "lost",
  outcome: (value) => value === "success" || value === "failure",
  reason: isText,
  user_id: isText,
  address: isText,
  agent: isText,
  session: isText,
  request: isText,
  subject: isText,
  count: isCount,
  first_at: isTime,
  last_at: isTime,
  flaws: isText,
};
/** What no row is without. */
const never: readonly string[] = ["id", "writer", "seq", "time", "kind"];

/** The row in a line of a file; `undefined` for what is none. */
export function rowFrom(line: string): AuditRow | undefined {
  const row = objectIn(line);
  if (row === undefined || Object.keys(row).length !== Object.keys(fields).length) return undefined;
  const sound = Object.entries(fields).every(([name, holds]) =>
    row[name] === null ? !never.includes(name) : holds(row[name]),
  );
  return sound ? (row as unknown as AuditRow) : undefined;
}

function objectIn(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
