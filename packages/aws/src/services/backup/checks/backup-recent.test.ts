import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type ProtectedResource, protectedResources } from "../protected-resources.ts";
import { backupRecent } from "./backup-recent.ts";

const operation = "backup:ListProtectedResources";
const resource: ProtectedResource = {
  id: "arn:aws:ec2:eu-west-1:111111111111:volume/vol-1",
  type: "EBS",
  lastBackup: known("2025-12-31T00:00:00.000Z"),
  readAt: "2026-01-01T00:00:00.000Z",
};
const one = (change: Partial<ProtectedResource>) => [
  listingOf(protectedResources, [{ ...resource, ...change }]),
];
const odd = { code: "schema-mismatch", message: `${operation} answered without LastBackupTime.` } as const;

testCheck(
  backupRecent,
  { test, expect },
  {
    pass: [
      { name: "yesterday", given: one({}), says: ["age of the last backup: 1 day, expected at most 1 day"] },
    ],
    fail: [
      {
        name: "two days ago",
        given: one({ lastBackup: known("2025-12-30T00:00:00.000Z") }),
        says: ["age of the last backup: 2 days, expected at most 1 day"],
      },
    ],
    unreadable: [
      { name: "no word of when", given: one({ lastBackup: unreadable(odd) }), says: [odd.message] },
    ],
    empty: {
      name: "nothing is backed up",
      given: [listingOf(protectedResources, [])],
      says: ["There is no resource with backups in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const listed = (...times: readonly (string | undefined)[]): Answer => ({
    Results: times.map((time, index) => ({
      ResourceArn: `arn:${index}`,
      ResourceType: "DynamoDB",
      ...(time !== undefined && { LastBackupTime: new Date(time) }),
    })),
  });
  const cases: readonly (readonly [name: string, answer: Answer, outcomes: readonly string[]])[] = [
    ["backed up last night", listed("2025-12-31T03:00:00Z"), ["pass"]],
    ["a plan that stopped, or a resource that is gone", listed("2025-06-01"), ["fail"]],
    ["one of two", listed("2025-12-31T03:00:00Z", "2025-12-01"), ["pass", "fail"]],
    ["in the time between two clocks", listed("2026-01-01T00:01:00Z"), ["pass"]],
    ["tomorrow", listed("2026-01-02"), ["error"]],
    ["no word of when", listed(undefined), ["error"]],
    ["nothing is backed up: no proof either way", listed(), ["not-applicable"]],
    ["denied", failure(operation, "AccessDeniedException", 403), ["error"]],
  ];
  test.each(cases)("%s", async (_, answer, outcomes) => {
    const said = await judgeScript(backupRecent, { [operation]: answer });
    expect(said.map(({ outcome }) => outcome)).toEqual(outcomes);
  });
});
