import { Kysely, PostgresDialect, type PostgresPool, type RawBuilder, SqliteDialect, sql } from "kysely";
import { unbreakable } from "../../postgres/unbreakable.ts";
import { type AnySqliteDatabase, driverOf } from "../../sqlite/driver.ts";

/** A database that holds a log, and how its SQL differs. */
export interface Engine {
  readonly name: "postgresql" | "sqlite";
  /** Kysely's, which is loaded when a run connects: who judges a recording needs none of it. */
  readonly sql: typeof sql;
  readonly database: Kysely<never>;
  readonly events: RawBuilder<unknown>;
  readonly settings: RawBuilder<unknown>;
  readonly migrations: RawBuilder<unknown>;
  /** A column with a time, as ISO 8601 to the millisecond. */
  time(column: RawBuilder<unknown>): RawBuilder<unknown>;
  /** A column with a time, so many minutes earlier, as the column itself is compared. */
  minutesBefore(column: RawBuilder<unknown>, minutes: number): RawBuilder<unknown>;
  /** A time of ISO 8601, as the column is compared. */
  moment(time: string): RawBuilder<unknown>;
  /** When a row happened, or was stored where that was earlier: a writer's clock may be ahead. */
  readonly earliest: RawBuilder<unknown>;
  close(): void;
}

export function postgresEngine(pool: PostgresPool): Engine {
  return {
    name: "postgresql",
    sql,
    database: new Kysely({ dialect: new PostgresDialect({ pool: unbreakable(pool) }) }),
    events: sql.raw("bylaw_audit.events"),
    settings: sql.raw("bylaw_audit.settings"),
    migrations: sql.raw("bylaw_audit.migrations"),
    time: (column) => sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    minutesBefore: (column, minutes) => sql`${column} - make_interval(mins => ${minutes}::integer)`,
    moment: (time) => sql`${time}::timestamptz`,
    earliest: sql`least(time, stored_at)`,
    close: () => void pool.end().catch(() => undefined),
  };
}

export function sqliteEngine(given: AnySqliteDatabase): Engine {
  const database = driverOf(given);
  return {
    name: "sqlite",
    sql,
    database: new Kysely({ dialect: new SqliteDialect({ database }) }),
    events: sql.raw("bylaw_audit_events"),
    settings: sql.raw("bylaw_audit_settings"),
    migrations: sql.raw("bylaw_audit_migrations"),
    time: (column) => column,
    minutesBefore: (column, minutes) =>
      sql`strftime('%Y-%m-%dT%H:%M:%fZ', ${column}, ${`-${minutes} minutes`})`,
    moment: (time) => sql`${time}`,
    earliest: sql`min(time, stored_at)`,
    close: () => database.close(),
  };
}
