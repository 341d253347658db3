import type { AuditRow } from "../event/row.ts";

/** Where rows are stored. `@bylaw/audit-log/postgres` and `/sqlite` make one. */
export interface AuditStore {
  /** Stores rows, all or none. A row whose id is there already is left as it is. Rejects where they may not have arrived. */
  insert(rows: readonly AuditRow[]): Promise<void>;
  /** True for an error that says that a row itself is refused: it would be so for ever. */
  refuses(error: unknown): boolean;
}
