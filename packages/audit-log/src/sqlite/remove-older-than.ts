import { Kysely, SqliteDialect, sql } from "kysely";
import { uuidAt } from "../event/id.ts";
import { bareRow } from "../event/row.ts";
import { invalid } from "../invalid.ts";
import type { SqliteTables } from "../store/database.ts";
import { type AnySqliteDatabase, driverOf } from "./driver.ts";

/** What the database itself writes is under this writer, in PostgreSQL as well. */
const DATABASE_WRITER = "00000000-0000-0000-0000-000000000000";

interface Removed {
  readonly removed: number;
  readonly first: string | null;
  readonly last: string | null;
}

/**
 * Removes events that are older than so many days, by this machine's clock, and writes into the log what was removed. Rejects below the
 * minimum that the database holds to, and removes nothing then.
 *
 * @example await removeOlderThan(database, { days: 400 })
 */
export async function removeOlderThan(
  database: AnySqliteDatabase,
  { days }: { readonly days: number },
): Promise<{ readonly removed: number }> {
  const kysely = new Kysely<SqliteTables>({ dialect: new SqliteDialect({ database: driverOf(database) }) });
  return kysely.transaction().execute(async (transaction) => {
    const { rows: settings } = await sql<{
      minimum_days: number;
    }>`select minimum_days from bylaw_audit_settings`.execute(transaction);
    const [{ minimum_days: minimum } = { minimum_days: Number.POSITIVE_INFINITY }] = settings;
    if (!Number.isSafeInteger(days) || !(days >= minimum))
      throw invalid(
        `it is kept ${minimum} days at least, so nothing is removed after ${String(days)}.`,
        `Give ${minimum} or more.`,
      );
    const now = Date.now();
    const before = new Date(now - days * 86_400_000).toISOString();
    const old = sql`time < ${before} and stored_at < ${before}`;
    const { rows } = await sql<Removed>`select count(*) as removed, min(time) as first, max(time) as last
      from bylaw_audit_events where ${old}`.execute(transaction);
    const [{ removed, first, last } = { removed: 0, first: null, last: null }] = rows;
    await sql`update bylaw_audit_settings set removing_before = ${before}`.execute(transaction);
    await sql`delete from bylaw_audit_events where ${old}`.execute(transaction);
    await sql`update bylaw_audit_settings set removing_before = null`.execute(transaction);
    const { rows: numbers } = await sql<{
      seq: number;
    }>`select coalesce(max(seq), 0) + 1 as seq from bylaw_audit_events where writer = ${DATABASE_WRITER}`.execute(
      transaction,
    );
    const [{ seq } = { seq: 1 }] = numbers;
    const about = { id: uuidAt(now), writer: DATABASE_WRITER, seq, time: new Date(now).toISOString() };
    await transaction
      .insertInto("bylaw_audit_events")
      .values({ ...bareRow(about, "removed"), count: removed, first_at: first, last_at: last })
      .execute();
    return { removed };
  });
}
