import { type Kysely, sql } from "kysely";
import { guardsIn } from "../store/guards.ts";
import type { SqlMigration } from "../store/migrate.ts";
import { SCHEMA } from "./sql.ts";

/** Makes triggers and functions anew that are not as they were shipped, all or none of them, and gives their names. */
export function repairPostgres(
  database: Kysely<never>,
  migrations: readonly SqlMigration[],
): Promise<readonly string[]> {
  const guards = guardsIn(migrations);
  const statements = migrations.flatMap((one) => one.statements);
  return database.transaction().execute(async (transaction) => {
    // Of several that run at once each sees what the one before it has made.
    await sql`select pg_advisory_xact_lock(hashtext('bylaw_audit.repair'))`.execute(transaction);
    const { rows } = await sql<{ readonly name: string; readonly text: string }>`
      select tgname as name, pg_get_triggerdef(pg_trigger.oid) as text from pg_trigger
      where tgrelid in ('bylaw_audit.events'::regclass, 'bylaw_audit.settings'::regclass) and not tgisinternal and tgenabled = 'A'
      union all select proname, prosrc from pg_proc where pronamespace = 'bylaw_audit'::regnamespace
        and proconfig = array['search_path=pg_catalog, pg_temp'] and prosecdef = (proname = 'remove_older_than')`.execute(
      transaction,
    );
    const changed = guards.filter(
      (guard) => !rows.some(({ name, text }) => name === guard.name && guard.isAsShipped(text)),
    );
    for (const { name, is } of changed)
      for (const statement of statements.filter((one) => isAbout(one, name, is)))
        await sql.raw(statement).execute(transaction);
    return changed.map(({ name }) => name);
  });
}

/** A trigger is dropped, made and switched on by statements of its own; a function is made, and its owner and its callers are set. */
function isAbout(statement: string, name: string, is: "function" | "trigger"): boolean {
  return is === "trigger"
    ? new RegExp(`\\btrigger (?:if exists )?${name}\\b`).test(statement)
    : new RegExp(`^(?!create trigger)[^$]*\\bfunction ${SCHEMA}\\.${name}\\(`).test(statement);
}
