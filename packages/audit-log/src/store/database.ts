import type { AuditRow } from "../event/row.ts";

/** The tables as Kysely knows them; what the database fills in itself is left out. */
export interface AuditTables {
  readonly events: AuditRow;
}

/** The tables in SQLite, which has no schemas. */
export interface SqliteTables {
  readonly bylaw_audit_events: AuditRow;
}
