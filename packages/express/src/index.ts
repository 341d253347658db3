// What a company puts before its privileged routes, in Express and in any Connect-style server.
export { requireMfa, type ServedRequest, type ServedResponse } from "./connect/require-mfa.ts";
export type { Answer, Subject } from "./guard/answer.ts";
export type { PassCode, RefusalCode } from "./guard/decide.ts";
export type { AuditFailure, MfaEvent } from "./guard/event.ts";
export type { MfaOptions, ReaderFailure, ReaderName } from "./guard/options.ts";
