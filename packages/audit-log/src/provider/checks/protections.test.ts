import { atMost, count, days, defineParameter } from "@bylaw/core";
import { judge, recordingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { auditLogLosesNothing } from "./audit-log-loses-nothing.ts";
import { auditLogRefusesRewriting } from "./audit-log-refuses-rewriting.ts";
import { auditLogRetentionKept } from "./audit-log-retention-kept.ts";
import { noProtection, protectedBy } from "./cases.fixture.ts";

const minimum = "days before nobody can remove an event";
const oldest = "days since the oldest event";
const removed = "age of the youngest event that retention removed";

testCheck(
  auditLogRetentionKept,
  { test, expect },
  {
    pass: [
      {
        name: "a year, and a month in which it is removed",
        given: protectedBy({ youngestRemoved: days(380) }),
        says: [
          `${minimum}: 365 days, expected at least 365 days`,
          `${oldest}: 380 days, expected at most 400 days`,
          `${removed}: 380 days, expected at least 365 days`,
        ],
      },
    ],
    fail: [
      {
        name: "it may be removed early",
        given: protectedBy({ minimum: days(90) }),
        says: [`${minimum}: 90 days, expected at least 365 days`],
      },
      {
        name: "nothing is ever removed",
        given: protectedBy({ oldest: days(800) }),
        says: [`${oldest}: 800 days, expected at most 400 days`],
      },
      {
        name: "it was removed early",
        given: protectedBy({ youngestRemoved: days(100) }),
        says: [`${removed}: 100 days, expected at least 365 days`],
      },
    ],
    unreadable: [noProtection.unreadable],
    empty: noProtection.empty,
  },
);

const guards = "guards that are not as they were shipped";
testCheck(
  auditLogRefusesRewriting,
  { test, expect },
  {
    pass: [
      {
        name: "every trigger is as shipped",
        given: protectedBy(),
        says: [`${guards}: none, expected empty`],
      },
    ],
    fail: [
      {
        name: "one is disabled, one is gone, one was added",
        given: protectedBy({
          guards: [
            { name: "events_no_delete", state: "disabled" },
            { name: "events_no_truncate", state: "missing" },
            { name: "events_no_update", state: "sound" },
            { name: "tidy_up", state: "changed" },
          ],
        }),
        says: [
          `${guards}: events_no_delete: disabled, events_no_truncate: missing and tidy_up: changed, expected empty`,
        ],
      },
    ],
    unreadable: [noProtection.unreadable],
    empty: noProtection.empty,
  },
);

testCheck(
  auditLogLosesNothing,
  { test, expect },
  {
    pass: [{ name: "none was lost", given: protectedBy(), says: ["lost events: 0, expected at most 0"] }],
    fail: [
      {
        name: "some were lost",
        given: protectedBy({ lost: 12 }),
        says: ["lost events: 12, expected at most 0"],
      },
    ],
    unreadable: [noProtection.unreadable],
    empty: noProtection.empty,
  },
);

test("a company that allows some losses", async () => {
  const use = auditLogLosesNothing.with({ lost: defineParameter("lost-events", atMost(count(20))) });
  expect((await judge(use, recordingOf(protectedBy({ lost: 12 })))).map(({ outcome }) => outcome)).toEqual([
    "pass",
  ]);
});
