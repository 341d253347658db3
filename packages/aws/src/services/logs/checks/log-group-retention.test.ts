import { days } from "@bylaw/core";
import { absent, known, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type LogGroup, logGroups } from "../log-groups.ts";
import { logGroupRetention } from "./log-group-retention.ts";

const operation = "logs:DescribeLogGroups";
const group: LogGroup = {
  id: "arn:aws:logs:eu-west-1:111111111111:log-group:app",
  name: "app",
  class: "STANDARD",
  expires: true,
  retention: known(days(365)),
  tags: known({}),
};
const one = (change: Partial<LogGroup>) => [listingOf(logGroups, [{ ...group, ...change }])];
const odd = { code: "schema-mismatch", message: `${operation} answered without logGroupName.` } as const;

testCheck(
  logGroupRetention,
  { test, expect },
  {
    pass: [
      {
        name: "a year to the day",
        given: one({}),
        says: ["retention: 365 days, expected at least 365 days"],
      },
      {
        name: "never expires",
        given: one({ expires: false, retention: absent(operation, "log events never expire") }),
        says: ["log events expire: false, expected false"],
      },
    ],
    fail: [
      {
        name: "half a year",
        given: one({ retention: known(days(180)) }),
        says: ["retention: 180 days, expected at least 365 days"],
      },
    ],
    unreadable: [
      {
        name: "a group without a name",
        given: [listingOf(logGroups, [unreadableResource(group.id, odd)])],
        says: [odd.message],
      },
    ],
    notApplicable: [
      {
        name: "passes log events on",
        given: one({ class: "DELIVERY", retention: known(days(1)) }),
        says: ["The log group only passes log events on: AWS keeps them for a day."],
      },
    ],
    empty: {
      name: "no groups",
      given: [listingOf(logGroups, [])],
      says: ["There is no log group in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const listed = (...groups: readonly object[]): Answer => ({
    logGroups: groups.map((given, index) => ({
      logGroupName: `g${index}`,
      arn: `arn:g${index}:*`,
      ...given,
    })),
  });
  const cases: readonly (readonly [name: string, answer: Answer, outcomes: readonly string[]])[] = [
    ["never expires, which is not 0 days (prowler#2271, cloudsploit#566)", listed({}), ["pass"]],
    [
      "a function's group, never set (cloud-custodian#1792)",
      listed({ logGroupName: "/aws/lambda/f" }),
      ["pass"],
    ],
    ["a year (prowler#935)", listed({ retentionInDays: 365 }), ["pass"]],
    ["a week (prowler#6240)", listed({ retentionInDays: 7 }), ["fail"]],
    [
      "60 days, beside one that never expires (aws-config-rules#395)",
      listed({ retentionInDays: 60 }, {}),
      ["fail", "pass"],
    ],
    [
      "short by a policy of the account",
      listed({ retentionInDays: 90, retentionPolicyName: "account" }),
      ["fail"],
    ],
    [
      "only passes log events on",
      listed({ logGroupClass: "DELIVERY", retentionInDays: 1 }),
      ["not-applicable"],
    ],
    ["denied", failure(operation, "AccessDeniedException", 400), ["error"]],
  ];
  test.each(cases)("%s", async (_, answer, outcomes) => {
    const said = await judgeScript(logGroupRetention, { ...noTags, [operation]: answer });
    expect(said.map(({ outcome }) => outcome)).toEqual(outcomes);
  });
});
