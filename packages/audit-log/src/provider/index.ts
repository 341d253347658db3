// What reads a log as a provider, and the checks on it. It needs @bylaw/core; the log itself does not.
export type { Check, CheckUse, Collector, Limit, Provider } from "@bylaw/core";
export type { ProviderKind } from "@bylaw/core/provider";
export type { EventKind } from "../event/event.ts";
export type { AnySqliteDatabase, NodeSqliteDatabase, SqliteDatabase } from "../sqlite/driver.ts";
export * from "./checks.gen.ts";
export { type FailedLoginBurst, failedLoginBursts } from "./collectors/bursts.ts";
export { auditLogKinds, type ExpectedKind } from "./collectors/kinds.ts";
export { type AuditLogProtection, auditLogProtections } from "./collectors/protections.ts";
export { type AuditLogRole, auditLogRoles } from "./collectors/roles.ts";
export { type AuditLogWriter, auditLogWriters } from "./collectors/writers.ts";
export { type AuditLogProviderOptions, auditLog } from "./provider.ts";
export { auditLogKind } from "./session/kind.ts";
export type { AuditLogSession, BurstOptions } from "./session/session.ts";
