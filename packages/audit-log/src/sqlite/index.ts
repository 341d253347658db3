// The log's store in SQLite. The driver is yours: better-sqlite3, libsql or node:sqlite.
export type { Migrated } from "../store/migrate.ts";
export type { AuditStore } from "../store/store.ts";
export type { AnySqliteDatabase, NodeSqliteDatabase, SqliteDatabase } from "./driver.ts";
export { migrateSqlite, type SqliteMigration, sqliteScript } from "./migrate-sqlite.ts";
export { removeOlderThan } from "./remove-older-than.ts";
export { sqliteStore } from "./sqlite-store.ts";
