import { Kysely, SqliteDialect } from "kysely";
import type { SqliteTables } from "../store/database.ts";
import type { AuditStore } from "../store/store.ts";
import { type AnySqliteDatabase, driverOf } from "./driver.ts";

/** How long a statement waits for another process, in milliseconds. The server stands still meanwhile. */
const BUSY_MS = 50;
/** How long statements are apart, in milliseconds: each stands in the way of everything else, and the next one holds what came meanwhile. */
const APART_MS = 20;

/**
 * A store in SQLite, over a connection of its own: `better-sqlite3`, `libsql` or `node:sqlite`. Each batch is on disk when it counts as written.
 * It stays yours to close.
 *
 * @example sqliteStore(new Database("audit.db"))
 */
export function sqliteStore(database: AnySqliteDatabase): AuditStore {
  const driver = driverOf(database);
  const tables = new Kysely<SqliteTables>({ dialect: new SqliteDialect({ database: driver }) });
  driver.prepare(`pragma busy_timeout = ${BUSY_MS}`).all([]);
  driver.prepare("pragma synchronous = full").all([]);
  return {
    async insert(rows) {
      await new Promise((resolve) => setTimeout(resolve, APART_MS));
      const insert = tables.insertInto("bylaw_audit_events").values([...rows]);
      await insert.onConflict((conflict) => conflict.doNothing()).execute();
    },
    refuses: isRefusal,
  };
}

/** A constraint, a type or a size, as better-sqlite3 and libsql name it, or node:sqlite numbers it. */
function isRefusal(error: unknown): boolean {
  const { code, errcode } = (typeof error === "object" && error !== null ? error : {}) as {
    readonly code?: unknown;
    readonly errcode?: unknown;
  };
  if (typeof code === "string" && /^SQLITE_(?:CONSTRAINT|MISMATCH|TOOBIG)/.test(code)) return true;
  return typeof errcode === "number" && [18, 19, 20].includes(errcode & 0xff);
}
