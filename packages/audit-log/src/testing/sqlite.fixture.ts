import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import type { AnySqliteDatabase, SqliteDatabase } from "../sqlite/driver.ts";

type Open = (path: string) => AnySqliteDatabase;

/** The drivers that this Node can load: `node:sqlite` is there from 22.16 on. */
export const drivers: readonly (readonly [name: string, open: Open])[] = [
  ["libsql", (path) => new Libsql(path) as unknown as SqliteDatabase],
  ...nodeSqlite(),
];

function nodeSqlite(): readonly (readonly [string, Open])[] {
  try {
    const { DatabaseSync } = createRequire(import.meta.url)("node:sqlite") as {
      readonly DatabaseSync: new (path: string) => AnySqliteDatabase;
    };
    return [["node:sqlite", (path) => new DatabaseSync(path)]];
  } catch {
    return [];
  }
}

/** A path for a database in a folder of its own. */
export function temporaryFile(name = "audit.db"): { readonly path: string; [Symbol.dispose](): void } {
  const folder = mkdtempSync(join(tmpdir(), "bylaw-audit-"));
  return {
    path: join(folder, name),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs one statement. */
export function run(database: AnySqliteDatabase, sql: string): readonly Record<string, unknown>[] {
  return (database as SqliteDatabase).prepare(sql).all([]) as Record<string, unknown>[];
}
