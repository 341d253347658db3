import { days, hours } from "@bylaw/core";
import { absent, known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { type FailedLoginBurst, failedLoginBursts } from "../collectors/bursts.ts";
import { auditLogKinds, type ExpectedKind } from "../collectors/kinds.ts";
import { auditLogRoles } from "../collectors/roles.ts";
import { type AuditLogWriter, auditLogWriters } from "../collectors/writers.ts";
import { auditEventsArrive } from "./audit-events-arrive.ts";
import { auditLogGapsExplained } from "./audit-log-gaps-explained.ts";
import { auditLogWriterCannotRewrite } from "./audit-log-writer-cannot-rewrite.ts";
import { denied, SCOPE } from "./cases.fixture.ts";
import { failedLoginBurstNoticed } from "./failed-login-burst-noticed.ts";

const harness = { test, expect };
const at = "2025-12-30T08:00:00.000Z";
const none = absent("audit-log:ReadEvents", "no event");
const kind = (change: Partial<ExpectedKind>) => [
  listingOf(auditLogKinds, [
    {
      id: "login",
      count: 3,
      first: known(at),
      last: known(at),
      idle: known(days(2)),
      days: [{ day: "2025-12-30", count: 3 }],
      ...change,
    },
  ]),
];

testCheck(auditEventsArrive, harness, {
  pass: [
    {
      name: "two days ago",
      given: kind({}),
      says: ["days since the last event: 2 days, expected at most 7 days"],
    },
  ],
  fail: [
    {
      name: "long ago",
      given: kind({ idle: known(days(9)) }),
      says: ["days since the last event: 9 days, expected at most 7 days"],
    },
    {
      name: "never",
      given: kind({ count: 0, first: none, last: none, idle: none, days: [] }),
      says: ["days since the last event: absent (no event), expected at most 7 days"],
    },
  ],
  unreadable: [
    {
      name: "the log is denied",
      given: [listingOf(auditLogKinds, [], { problem: denied })],
      says: [denied.message],
    },
    { name: "one kind is", given: kind({ idle: unreadable(denied) }), says: [denied.message] },
  ],
  empty: {
    name: "nothing is expected",
    given: [listingOf(auditLogKinds, [])],
    says: ["expected kind of event: none, expected at least one"],
  },
});

const burst = (change: Partial<FailedLoginBurst>) => [
  listingOf(failedLoginBursts, [
    {
      id: "user/e1",
      of: "user",
      failures: 12,
      first: at,
      last: at,
      noticed: true,
      waited: hours(2),
      ...change,
    },
  ]),
];

testCheck(failedLoginBurstNoticed, harness, {
  pass: [
    {
      name: "it was noticed",
      given: burst({}),
      says: ["hours until it was noticed: 2 hours, expected at most 24 hours"],
    },
    {
      name: "there is time left",
      given: burst({ noticed: false }),
      says: ["hours in which nobody noticed it: 2 hours, expected at most 24 hours"],
    },
  ],
  fail: [
    {
      name: "nobody noticed",
      given: burst({ noticed: false, waited: hours(40) }),
      says: ["hours in which nobody noticed it: 40 hours, expected at most 24 hours"],
    },
    {
      name: "it was noticed late",
      given: burst({ waited: hours(30) }),
      says: ["hours until it was noticed: 30 hours, expected at most 24 hours"],
    },
  ],
  unreadable: [
    {
      name: "the log is denied",
      given: [listingOf(failedLoginBursts, [], { problem: denied })],
      says: [denied.message],
    },
  ],
  empty: {
    name: "there was none",
    given: [listingOf(failedLoginBursts, [])],
    says: [`There is no burst of failed logins in ${SCOPE}: the listing is complete.`],
  },
});

const gone = { code: "partial-data", message: "the role is gone" } as const;
testCheck(auditLogWriterCannotRewrite, harness, {
  pass: [
    {
      name: "it inserts",
      given: [listingOf(auditLogRoles, [{ id: "app", wrote: true, powers: [] }])],
      says: ["powers beyond inserting: none, expected empty"],
    },
  ],
  fail: [
    {
      name: "it owns",
      given: [listingOf(auditLogRoles, [{ id: "app", wrote: false, powers: ["owner", "delete"] }])],
      says: ["powers beyond inserting: owner and delete, expected empty"],
    },
  ],
  unreadable: [
    {
      name: "roles are denied",
      given: [listingOf(auditLogRoles, [], { problem: denied })],
      says: [denied.message],
    },
    {
      name: "one is gone",
      given: [listingOf(auditLogRoles, [unreadableResource("old", gone)])],
      says: [gone.message],
    },
  ],
  empty: {
    name: "there are none, as in SQLite",
    given: [listingOf(auditLogRoles, [])],
    says: [`There is no role that writes the audit log in ${SCOPE}: the listing is complete.`],
  },
});

const writer = (change: Partial<AuditLogWriter>) => [
  listingOf(auditLogWriters, [
    { id: "w1", first: at, last: at, rows: 10, missing: 0, lost: 0, unexplained: 0, closed: true, ...change },
  ]),
];
testCheck(auditLogGapsExplained, harness, {
  pass: [
    {
      name: "none is missing",
      given: writer({}),
      says: ["missing numbers that nothing explains: 0, expected 0"],
    },
    {
      name: "what is missing was told",
      given: writer({ missing: 4, lost: 4 }),
      says: ["missing numbers that nothing explains: 0, expected 0"],
    },
  ],
  fail: [
    {
      name: "one is missing",
      given: writer({ missing: 1, unexplained: 1 }),
      says: ["missing numbers that nothing explains: 1, expected 0"],
    },
  ],
  unreadable: [
    {
      name: "the log is denied",
      given: [listingOf(auditLogWriters, [], { problem: denied })],
      says: [denied.message],
    },
  ],
  empty: {
    name: "nobody wrote",
    given: [listingOf(auditLogWriters, [])],
    says: ["writer of the audit log: none, expected at least one"],
  },
});
