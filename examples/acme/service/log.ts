import { type AuditLog, createAuditLog } from "@bylaw/audit-log";
import { postgresStore } from "@bylaw/audit-log/postgres";
import { migrateSqlite, sqliteStore } from "@bylaw/audit-log/sqlite";
import Database from "libsql";
import { Pool } from "pg";

/** How long the database lets nobody remove an event, in days; they are removed after `REMOVED_AFTER`. */
export const KEPT_FOR = 365;
export const REMOVED_AFTER = 390;

/** Where the log is: in PostgreSQL, whose tables whoever deploys has made, or in a file. */
export type Place = { readonly postgres: string } | { readonly file: string };

export function placeOf({ AUDIT_LOG_URL, AUDIT_LOG_FILE = "audit.db" }: NodeJS.ProcessEnv): Place {
  return AUDIT_LOG_URL === undefined ? { file: AUDIT_LOG_FILE } : { postgres: AUDIT_LOG_URL };
}

export async function openLog(place: Place, now: () => Date): Promise<AuditLog> {
  return createAuditLog({
    store: "postgres" in place ? postgresStore(poolOf(place.postgres)) : await storeIn(place.file),
    addresses: "truncated",
    now,
    onLost: ({ count, reasons, total }) =>
      console.error(`${count} events are in no log, ${total} so far`, reasons),
    onError: ({ what, error, attempts }) => console.error(`audit log, ${what}, attempt ${attempts}`, error),
  });
}

function poolOf(connectionString: string): Pool {
  return new Pool({ connectionString, max: 2, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });
}

async function storeIn(file: string) {
  const database = new Database(file);
  await migrateSqlite(database, { minimumDays: KEPT_FOR });
  return sqliteStore(database);
}
