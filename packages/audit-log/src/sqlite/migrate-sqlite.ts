import { Kysely, SqliteDialect, sql } from "kysely";
import { holdMinimum, holdNotLower, type Migrated, migrateTo, scriptOf } from "../store/migrate.ts";
import { type AnySqliteDatabase, driverOf } from "./driver.ts";
import { repairSqlite } from "./repair.ts";
import { migrations } from "./sql.ts";

/** What the database is to hold to. */
export interface SqliteMigration {
  /** How many days an event is kept at least: nothing younger can be removed. It can be raised later, and not lowered. */
  readonly minimumDays: number;
}

const tables = {
  migrationTableName: "bylaw_audit_migrations",
  migrationLockTableName: "bylaw_audit_migration_lock",
};
const ATTEMPTS = 5;

/**
 * Makes the tables and triggers, or brings them up to date, and lets readers read while something is written (WAL). It may be run again,
 * and by several at once.
 *
 * @throws A `BylawError` where the schema is newer than this version, or keeps events longer than `minimumDays`.
 * @example await migrateSqlite(new Database("audit.db"), { minimumDays: 365 })
 */
export async function migrateSqlite(
  database: AnySqliteDatabase,
  { minimumDays }: SqliteMigration,
): Promise<Migrated> {
  const days = holdMinimum(minimumDays);
  const driver = driverOf(database);
  driver.prepare("pragma busy_timeout = 5000").all([]);
  driver.prepare("pragma journal_mode = wal").all([]);
  const kysely = new Kysely<never>({ dialect: new SqliteDialect({ database: driver }) });
  const applied = await patiently(() => migrateTo(kysely, migrations, tables));
  const repaired = await patiently(() => repairSqlite(kysely, migrations));
  await sql.raw(raiseSql(days)).execute(kysely);
  const { rows } = await sql<{
    minimum_days: number;
  }>`select minimum_days from bylaw_audit_settings`.execute(kysely);
  for (const { minimum_days } of rows) holdNotLower(days, minimum_days);
  return { applied, repaired };
}

/** SQLite has no lock over several statements: who comes second fails, and finds it done the next time. */
async function patiently<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const { name } = error instanceof Error ? error : {};
      if (name === "BylawError" || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt));
    }
  }
}

/**
 * The same as a script, for whoever runs SQL by hand. `migrateSqlite` finds it done.
 *
 * @example writeFileSync("audit-log.sql", sqliteScript({ minimumDays: 365 }))
 */
export function sqliteScript({ minimumDays }: SqliteMigration): string {
  const { migrationTableName, migrationLockTableName } = tables;
  return scriptOf([
    "pragma journal_mode = wal",
    "begin immediate",
    `create table if not exists ${migrationTableName} (name varchar(255) not null primary key, timestamp varchar(255) not null)`,
    `create table if not exists ${migrationLockTableName} (id varchar(255) not null primary key, is_locked integer not null default 0)`,
    `insert into ${migrationLockTableName} (id, is_locked) values ('migration_lock', 0) on conflict do nothing`,
    ...migrations.flatMap(({ name, statements }) => [
      ...statements,
      `insert into ${migrationTableName} (name, timestamp) values ('${name}', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) on conflict do nothing`,
    ]),
    raiseSql(holdMinimum(minimumDays)),
    "commit",
  ]);
}

function raiseSql(days: number): string {
  return `update bylaw_audit_settings set minimum_days = ${days} where minimum_days < ${days}`;
}
