import { days } from "@bylaw/core";
import type { Problem } from "@bylaw/core/provider";
import { listingOf } from "@bylaw/core/testing";
import { type AuditLogProtection, auditLogProtections } from "../collectors/protections.ts";

export const denied: Problem = {
  code: "access-denied",
  message: "audit-log:ReadEvents was denied (42501).",
  operation: "audit-log:ReadEvents",
};

/** What the provider is called in these cases. */
export const SCOPE = "audit-log/test-database";

/** A log as it should be, but for what is changed. */
export function protectedBy(change: Partial<AuditLogProtection> = {}) {
  const sound: AuditLogProtection = {
    id: "bylaw_audit.events",
    engine: "postgresql",
    migrations: ["0001-events"],
    minimum: days(365),
    guards: [{ name: "events_no_update", state: "sound" }],
    oldest: days(380),
    lost: 0,
  };
  return [listingOf(auditLogProtections, [{ ...sound, ...change }])];
}

export const noProtection = {
  unreadable: {
    name: "it cannot be read",
    given: [listingOf(auditLogProtections, [], { problem: denied })],
    says: [denied.message],
  },
  empty: {
    name: "there is no log",
    given: [listingOf(auditLogProtections, [])],
    says: ["audit log: none, expected at least one"],
  },
} as const;
