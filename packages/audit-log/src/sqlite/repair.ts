import { type Kysely, sql } from "kysely";
import { guardsIn } from "../store/guards.ts";
import type { SqlMigration } from "../store/migrate.ts";

/** Makes triggers anew that are not as they were shipped, all or none of them, and gives their names. */
export function repairSqlite(
  database: Kysely<never>,
  migrations: readonly SqlMigration[],
): Promise<readonly string[]> {
  return database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ readonly name: string; readonly text: string }>`
      select name, sql as text from sqlite_master where type = 'trigger'
      and lower(tbl_name) in ('bylaw_audit_events', 'bylaw_audit_settings')`.execute(transaction);
    const changed = guardsIn(migrations).filter(
      (guard) => !rows.some(({ name, text }) => name === guard.name && guard.isAsShipped(text)),
    );
    for (const { name, statement } of changed) {
      await sql.raw(`drop trigger if exists ${name}`).execute(transaction);
      await sql.raw(statement).execute(transaction);
    }
    return changed.map(({ name }) => name);
  });
}
