import { isEventKind } from "./event.ts";
import type { AuditRow } from "./row.ts";

/** False for what the log says of itself. */
export function isEvent({ kind }: Pick<AuditRow, "kind">): boolean {
  return isEventKind(kind);
}

export function eventsIn(rows: readonly Pick<AuditRow, "kind">[]): number {
  return rows.filter(isEvent).length;
}
