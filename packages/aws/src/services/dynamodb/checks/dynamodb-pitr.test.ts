import { days } from "@bylaw/core";
import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { noTags } from "../../../testing/judge.ts";
import { saidOf } from "../../../testing/said.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type DynamodbTable, dynamodbTables } from "../tables.ts";
import { dynamodbPitr } from "./dynamodb-pitr.ts";

const [list, backups] = ["dynamodb:ListTables", "dynamodb:DescribeContinuousBackups"] as const;
const table: DynamodbTable = {
  id: "arn:aws:dynamodb:eu-west-1:111111111111:table/orders",
  name: "orders",
  pointInTimeRecovery: known(true),
  recoveryPeriod: known(days(35)),
  tags: known({}),
};
const denied = {
  code: "access-denied",
  message: `${backups} was denied (AccessDeniedException).`,
  operation: backups,
  permission: backups,
} as const;
const one = (change: Partial<DynamodbTable>) => [listingOf(dynamodbTables, [{ ...table, ...change }])];

testCheck(
  dynamodbPitr,
  { test, expect },
  {
    pass: [
      {
        name: "35 days",
        given: one({}),
        says: [
          "point-in-time recovery: true, expected true",
          "recovery period: 35 days, expected at least 7 days",
        ],
      },
    ],
    fail: [
      {
        name: "off",
        given: one({
          pointInTimeRecovery: known(false),
          recoveryPeriod: absent(backups, "point-in-time recovery is off"),
        }),
        says: [
          "point-in-time recovery: false, expected true",
          "recovery period: absent (point-in-time recovery is off), expected at least 7 days",
        ],
      },
    ],
    unreadable: [
      {
        name: "denied",
        given: one({ pointInTimeRecovery: unreadable(denied), recoveryPeriod: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "tables cannot be listed",
        given: [listingOf(dynamodbTables, [], { problem: denied })],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no tables",
      given: [listingOf(dynamodbTables, [])],
      says: ["There is no DynamoDB table in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const answer = (PointInTimeRecoveryDescription: object): Answer => ({
    ContinuousBackupsDescription: { ContinuousBackupsStatus: "ENABLED", PointInTimeRecoveryDescription },
  });
  const on = (RecoveryPeriodInDays: number) =>
    answer({ PointInTimeRecoveryStatus: "ENABLED", RecoveryPeriodInDays });
  const cases: readonly (readonly [name: string, answer: Answer, said: string])[] = [
    ["on, for 35 days (subhub#73)", on(35), "pass"],
    [
      "continuous backups are on for every table, and point-in-time recovery is not (mailbox#1191)",
      answer({ PointInTimeRecoveryStatus: "DISABLED" }),
      "fail (point-in-time recovery: false, expected true; recovery period: absent (point-in-time recovery is off), expected at least 7 days)",
    ],
    [
      "on, and for a day alone (terraform-provider-aws#41484)",
      on(1),
      "fail (recovery period: 1 day, expected at least 7 days)",
    ],
    [
      "on, and no word of how long",
      answer({ PointInTimeRecoveryStatus: "ENABLED" }),
      `error (${backups} answered without RecoveryPeriodInDays.)`,
    ],
    [
      "a status that nobody knows",
      answer({ PointInTimeRecoveryStatus: "ENABLING" }),
      `error (${backups} answered PointInTimeRecoveryStatus with "ENABLING".)`,
    ],
    [
      "no word of it",
      { ContinuousBackupsDescription: { ContinuousBackupsStatus: "ENABLED" } },
      `error (${backups} answered without PointInTimeRecoveryDescription.)`,
    ],
    ["denied", failure(backups, "AccessDeniedException", 400), `error (${denied.message})`],
  ];
  test.each(cases)("%s", async (_, said, expected) => {
    const script = { ...noTags, [list]: { TableNames: ["orders"] }, [backups]: said };
    expect(await saidOf(dynamodbPitr, script)).toEqual([`orders: ${expected}`]);
  });
});
