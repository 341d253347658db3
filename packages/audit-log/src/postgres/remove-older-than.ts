import { Kysely, PostgresDialect, type PostgresPool, sql } from "kysely";

/**
 * Removes events that are older than so many days, by the database's clock, and writes into the log what was removed. The pool signs in as a
 * member of the retention role. Rejects below the minimum that the database holds to, and removes nothing then.
 *
 * @example await removeOlderThan(pool, { days: 400 })
 */
export async function removeOlderThan(
  pool: PostgresPool,
  { days }: { readonly days: number },
): Promise<{ readonly removed: number }> {
  const database = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
  const { rows } = await sql<{
    removed: string;
  }>`select bylaw_audit.remove_older_than(${days}::integer) as removed`.execute(database);
  return { removed: rows.reduce((sum, { removed }) => sum + Number(removed), 0) };
}
