import {
  type AuditLogProtection,
  type AuditLogRole,
  type AuditLogWriter,
  auditLogKinds,
  auditLogProtections,
  auditLogRoles,
  auditLogWriters,
  type ExpectedKind,
  type FailedLoginBurst,
  failedLoginBursts,
} from "@bylaw/audit-log/provider";
import { days, hours } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { listingOf } from "@bylaw/core/testing";
import type { Given } from "./resources.fixture.ts";

const [first, last] = ["2025-12-02T09:00:00.000Z", "2025-12-31T09:00:00.000Z"];

/** An audit log as the ready-made checks pass it, and ways to break it. */
export const eventKind = (change: Partial<ExpectedKind> = {}): Given => [
  listingOf(auditLogKinds, [
    {
      id: "login",
      count: 2,
      first: known(first),
      last: known(last),
      idle: known(days(0)),
      days: [
        { day: "2025-12-02", count: 1 },
        { day: "2025-12-31", count: 1 },
      ],
      ...change,
    },
  ]),
];

export const logWriter = (change: Partial<AuditLogWriter> = {}): Given => [
  listingOf(auditLogWriters, [
    {
      id: "019b0000-0000-7000-8000-000000000000",
      first,
      last,
      rows: 4,
      missing: 0,
      lost: 0,
      unexplained: 0,
      closed: true,
      ...change,
    },
  ]),
];

export const protection = (change: Partial<AuditLogProtection> = {}): Given => [
  listingOf(auditLogProtections, [
    {
      id: "bylaw_audit.events",
      engine: "postgresql",
      migrations: ["0001-events"],
      minimum: days(365),
      guards: [{ name: "events_no_update", state: "sound" }],
      oldest: days(380),
      lost: 0,
      ...change,
    },
  ]),
];

export const logRole = (change: Partial<AuditLogRole> = {}): Given => [
  listingOf(auditLogRoles, [{ id: "acme_app", wrote: true, powers: [], ...change }]),
];

export const burst = (change: Partial<FailedLoginBurst> = {}): Given => [
  listingOf(failedLoginBursts, [
    {
      id: "user/019b0000-0000-7000-8000-000000000001",
      of: "user",
      failures: 12,
      first,
      last: first,
      noticed: true,
      waited: hours(1),
      ...change,
    },
  ]),
];
