import type { SqliteDatabase } from "kysely";
import { invalid } from "../invalid.ts";

/** A database of `better-sqlite3` or of `libsql`. */
export type { SqliteDatabase } from "kysely";

/** A database of `node:sqlite`, of Node 22.16 or later. */
export interface NodeSqliteDatabase {
  prepare(sql: string): NodeSqliteStatement;
  close(): void;
}

interface NodeSqliteStatement {
  all(...parameters: never[]): unknown[];
  run(...parameters: never[]): {
    readonly changes: number | bigint;
    readonly lastInsertRowid: number | bigint;
  };
  columns(): readonly unknown[];
}

/** A database of any of the three. Give the log a connection of its own. */
export type AnySqliteDatabase = SqliteDatabase | NodeSqliteDatabase;

/** Any of the three as Kysely asks it. */
export function driverOf(database: AnySqliteDatabase): SqliteDatabase {
  if (typeof database?.prepare !== "function")
    throw invalid("there is no SQLite database.", "Give one of better-sqlite3, libsql or node:sqlite.");
  if ("reader" in database.prepare("select 1")) return database as SqliteDatabase;
  const { prepare, close } = database as NodeSqliteDatabase;
  return {
    close: () => close.call(database),
    prepare(sql) {
      const statement = prepare.call(database, sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as never[])),
        run: (parameters) => statement.run(...(parameters as never[])),
        iterate: (parameters) => statement.all(...(parameters as never[])).values(),
      };
    },
  };
}
