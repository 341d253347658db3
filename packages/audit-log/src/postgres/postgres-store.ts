import { Kysely, PostgresDialect, type PostgresPool } from "kysely";
import type { AuditTables } from "../store/database.ts";
import type { AuditStore } from "../store/store.ts";
import { SCHEMA } from "./sql.ts";
import { unbreakable } from "./unbreakable.ts";

/**
 * A store in PostgreSQL, over a pool of `pg` that signs in as a member of the writer role. Give the pool `connectionTimeoutMillis` and
 * `query_timeout`: a connection that hangs is then given up. The pool stays yours to end.
 *
 * @example postgresStore(new Pool({ connectionString, max: 2, connectionTimeoutMillis: 5_000, query_timeout: 5_000 }))
 */
export function postgresStore(pool: PostgresPool): AuditStore {
  const dialect = new PostgresDialect({ pool: unbreakable(pool) });
  const tables = new Kysely<AuditTables>({ dialect }).withSchema(SCHEMA);
  return {
    async insert(rows) {
      // Without a target: naming one would need the right to read.
      const insert = tables.insertInto("events").values([...rows]);
      await insert.onConflict((conflict) => conflict.doNothing()).execute();
    },
    refuses: (error) => /^2[23]/.test(codeOf(error)),
  };
}

/** Five characters of SQLSTATE: 22 is a value that no column holds, 23 a constraint. */
function codeOf(error: unknown): string {
  const { code } = (typeof error === "object" && error !== null ? error : {}) as { readonly code?: unknown };
  return typeof code === "string" && /^[\dA-Z]{5}$/.test(code) ? code : "";
}
