import { Kysely, PostgresDialect, type PostgresPool, sql } from "kysely";
import { holdMinimum, holdNotLower, type Migrated, migrateTo, scriptOf } from "../store/migrate.ts";
import { repairPostgres } from "./repair.ts";
import { type PostgresRoles, rolesOf } from "./roles.ts";
import { migrationsFor, SCHEMA } from "./sql.ts";

/** What the database is to hold to. */
export interface PostgresMigration {
  /** How many days an event is kept at least: nothing younger can be removed. It can be raised later, and not lowered. */
  readonly minimumDays: number;
  /** Other names for the roles than `bylaw_audit_owner`, `_writer`, `_reader` and `_retention`. */
  readonly roles?: Partial<PostgresRoles> | undefined;
}

const tables = {
  migrationTableSchema: SCHEMA,
  migrationTableName: "migrations",
  migrationLockTableName: "migration_lock",
};

/**
 * Makes the tables, roles, grants and triggers, or brings them up to date. It may be run again: triggers and functions that
 * somebody has changed are then made anew, and by several at once. The pool signs
 * in as a superuser, or as a role that may create roles and schemas.
 *
 * @throws A `BylawError` where the schema is newer than this version, or keeps events longer than `minimumDays`.
 * @example await migratePostgres(new Pool({ connectionString: adminUrl }), { minimumDays: 365 })
 */
export async function migratePostgres(
  pool: PostgresPool,
  { minimumDays, roles }: PostgresMigration,
): Promise<Migrated> {
  const days = holdMinimum(minimumDays);
  const migrations = migrationsFor(rolesOf(roles));
  const database = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
  const applied = await migrateTo(database, migrations, tables);
  const repaired = await repairPostgres(database, migrations);
  await sql.raw(raiseSql(days)).execute(database);
  const { rows } = await sql<{ minimum_days: number }>`select minimum_days from bylaw_audit.settings`.execute(
    database,
  );
  for (const { minimum_days } of rows) holdNotLower(days, minimum_days);
  return { applied, repaired };
}

/**
 * The same as a script, for whoever runs SQL by hand: in one transaction, as the same role. `migratePostgres` finds it done.
 *
 * @example writeFileSync("audit-log.sql", postgresScript({ minimumDays: 365 }))
 */
export function postgresScript({ minimumDays, roles }: PostgresMigration): string {
  const migrations = migrationsFor(rolesOf(roles));
  return scriptOf([
    "begin",
    `create schema if not exists ${SCHEMA}`,
    `create table if not exists ${SCHEMA}.migrations (name varchar(255) not null primary key, timestamp varchar(255) not null)`,
    `create table if not exists ${SCHEMA}.migration_lock (id varchar(255) not null primary key, is_locked integer not null default 0)`,
    `insert into ${SCHEMA}.migration_lock (id, is_locked) values ('migration_lock', 0) on conflict do nothing`,
    ...migrations.flatMap(({ name, statements }) => [
      ...statements,
      `insert into ${SCHEMA}.migrations (name, timestamp) values ('${name}', now()::text) on conflict do nothing`,
    ]),
    raiseSql(holdMinimum(minimumDays)),
    "commit",
  ]);
}

function raiseSql(days: number): string {
  return `update ${SCHEMA}.settings set minimum_days = ${days} where minimum_days < ${days}`;
}
