// The log's store in PostgreSQL. The driver is yours: a pool of `pg`.
export type { PostgresPool, PostgresPoolClient } from "kysely";
export type { Migrated } from "../store/migrate.ts";
export type { AuditStore } from "../store/store.ts";
export { migratePostgres, type PostgresMigration, postgresScript } from "./migrate-postgres.ts";
export { postgresStore } from "./postgres-store.ts";
export { removeOlderThan } from "./remove-older-than.ts";
export type { PostgresRoles } from "./roles.ts";
