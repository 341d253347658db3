import { type Kysely, type Migration, Migrator, type MigratorProps, sql } from "kysely";
import { invalid } from "../invalid.ts";

/** One change of the schema: its name sorts behind those before it, and its statements can be run again. */
export interface SqlMigration {
  readonly name: string;
  readonly statements: readonly string[];
}

/** Where it is written down which migrations were run. */
export type MigrationTables = Pick<
  MigratorProps,
  "migrationTableName" | "migrationLockTableName" | "migrationTableSchema"
>;

/** What a migration did. */
export interface Migrated {
  /** The names of the changes that were not there before. */
  readonly applied: readonly string[];
  /** Triggers and functions that somebody had changed, switched off or taken away, and that are as they were shipped again. */
  readonly repaired: readonly string[];
}

/** Brings the schema up to date, and gives the names of the changes that were not there. Rejects where it is newer than this version. */
export async function migrateTo(
  database: Kysely<never>,
  migrations: readonly SqlMigration[],
  tables: MigrationTables,
): Promise<readonly string[]> {
  const byName = Object.fromEntries(migrations.map((one) => [one.name, migrationOf(one)]));
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => byName }, ...tables });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw telling(error);
  return results.map(({ migrationName }) => migrationName);
}

function migrationOf({ statements }: SqlMigration): Migration {
  return {
    async up(database) {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}

function telling(error: unknown): unknown {
  const message = error instanceof Error ? error.message : "";
  const [, name] = /previously executed migration (\S+) is missing/.exec(message) ?? [];
  if (name === undefined) return error;
  return invalid(
    `the database has the change ${name}, which this version does not know.`,
    "Install the version of @bylaw/audit-log that made it, or a later one.",
    { cause: error },
  );
}

/** How long events are kept at least, in whole days. */
export function holdMinimum(minimumDays: unknown): number {
  if (Number.isSafeInteger(minimumDays) && (minimumDays as number) > 0 && (minimumDays as number) <= 36_500)
    return minimumDays as number;
  throw invalid(`minimumDays is ${String(minimumDays)}.`, "Give a whole number of days, from 1 to 36500.");
}

/** Refuses to promise less than the database holds to already. */
export function holdNotLower(minimumDays: number, there: number): void {
  if (there <= minimumDays) return;
  throw invalid(
    `the database keeps events ${there} days at least, and not ${minimumDays}.`,
    `Give ${there} or more: a minimum is never lowered.`,
  );
}

/** A script of statements, as a person runs it. */
export function scriptOf(statements: readonly string[]): string {
  return statements.map((statement) => `${statement};\n`).join("\n");
}
