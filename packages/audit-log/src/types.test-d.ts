import { expectTypeOf, test } from "vitest";
import {
  type AuditEvent,
  type AuditLog,
  type AuditLogOptions,
  createAuditLog,
  mfaDecisionsTo,
} from "./index.ts";

declare const log: AuditLog;
declare const options: AuditLogOptions;

test("an event is one of the kinds, with its outcomes and nothing else", () => {
  log.record({ kind: "login", outcome: "failure", reason: "wrong-password", user: "u1" });
  log.record({ kind: "logout", outcome: "success" });
  log.record({ kind: "burst-noticed", outcome: "success", of: "user", key: "u1" });
  // @ts-expect-error: a failure has a reason.
  log.record({ kind: "login", outcome: "failure" });
  // @ts-expect-error: nobody fails to sign out.
  log.record({ kind: "logout", outcome: "failure", reason: "none" });
  // @ts-expect-error: there is no field for a password.
  log.record({ kind: "login", outcome: "success", password: "hunter2" });
  // @ts-expect-error: nor for free text.
  log.record({ kind: "login", outcome: "success", message: "Ana signed in." });
  // @ts-expect-error: what the log says of itself nobody else says.
  log.record({ kind: "lost", outcome: "success" });
  // @ts-expect-error: the time is the log's own.
  log.record({ kind: "login", outcome: "success", time: "2026-03-02T09:00:00Z" });
  // @ts-expect-error: a burst is of somebody.
  log.record({ kind: "burst-noticed", outcome: "success" });
  expectTypeOf<AuditEvent["outcome"]>().toEqualTypeOf<"success" | "failure">();
});

test("a log says what becomes of addresses, and of what is lost", () => {
  const { addresses, onLost, ...rest } = options;
  createAuditLog({ ...rest, addresses, onLost });
  // @ts-expect-error: how much is kept of people has no default.
  createAuditLog({ ...rest, onLost });
  // @ts-expect-error: somebody is told of what is lost.
  createAuditLog({ ...rest, addresses });
});

test("a guard's decisions are taken as they are", () => {
  const take = mfaDecisionsTo(log);
  take({ outcome: "refused", code: "mfa-required", subject: 7 });
  // @ts-expect-error: a decision has a code.
  take({ outcome: "refused" });
});
