import { createAuditLog } from "@bylaw/audit-log";
import { sqliteStore } from "@bylaw/audit-log/sqlite";

export const log = createAuditLog({ store: sqliteStore("audit.db"), addresses: "truncated" });

/** What every handler calls: the kind and the outcome are the caller's. */
export function audit(kind: string, outcome: "success" | "failure", reason?: string) {
  log.record({ kind, outcome, ...(reason && { reason }) });
}
