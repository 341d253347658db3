// The log of authentication events, which writes into a store of `./postgres` or `./sqlite`.
export type { AddressOption } from "./event/address.ts";
export type { AuditEvent, BurstNoticed, Circumstances, EventKind, Reason } from "./event/event.ts";
export type { AuditRow, OwnKind } from "./event/row.ts";
export { type AuditLog, createAuditLog, type Wait } from "./log/audit-log.ts";
export type {
  AuditLogOptions,
  AuditLogStatus,
  Fate,
  LogFailure,
  Loss,
  LossReason,
} from "./log/options.ts";
export { type MfaDecision, mfaDecisionsTo } from "./mfa/mfa-decisions.ts";
export { type FileSpoolOptions, fileSpool } from "./spool/file-spool.ts";
export type { Segment, Spool } from "./spool/spool.ts";
export type { AuditStore } from "./store/store.ts";
