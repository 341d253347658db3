import { days, from } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { saidOf } from "../../../testing/said.ts";
import type { Script } from "../../../testing/script.ts";
import { type DynamodbTable, dynamodbTables } from "../../dynamodb/tables.ts";
import {
  backupScript,
  backups,
  backupsDenied,
  deniedSays,
  lately,
  never,
  yesterday,
} from "../coverage.fixture.ts";
import { backupCoversDynamodb } from "./backup-covers-dynamodb.ts";

const arn = "arn:aws:dynamodb:eu-west-1:111111111111:table/orders";
const table: DynamodbTable = {
  id: arn,
  name: "orders",
  pointInTimeRecovery: known(true),
  recoveryPeriod: known(days(35)),
  tags: known({}),
};
const listed = listingOf(dynamodbTables, [table]);

testCheck(
  backupCoversDynamodb,
  { test, expect },
  {
    pass: [{ name: "yesterday", given: [listed, backups({ [arn]: yesterday })], says: [lately] }],
    fail: [
      {
        name: "never, and only one whose name begins alike",
        given: [listed, backups({ [`${arn}-old`]: yesterday })],
        says: [never],
      },
    ],
    unreadable: [
      { name: "what is backed up may not be listed", given: [listed, backupsDenied()], says: [deniedSays] },
    ],
    empty: {
      name: "no tables",
      given: [listingOf(dynamodbTables, []), backups({})],
      says: [
        "There is no DynamoDB table among 0 of aws/dynamodb-tables in aws/test-account/test-region: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const tables = (recovery: "DISABLED" | "ENABLED"): Script => ({
    ...noTags,
    "dynamodb:ListTables": { TableNames: ["orders"] },
    "dynamodb:DescribeContinuousBackups": {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: "ENABLED",
        PointInTimeRecoveryDescription: {
          PointInTimeRecoveryStatus: recovery,
          ...(recovery === "ENABLED" && { RecoveryPeriodInDays: 35 }),
        },
      },
    },
  });
  const inBackup = (time: string | undefined) => backupScript({ [arn]: time }, "DynamoDB");
  const cases: readonly (readonly [name: string, script: Script, said: string])[] = [
    [
      "in a plan that ran last night (prowler#5175)",
      { ...tables("DISABLED"), ...inBackup(yesterday) },
      "pass",
    ],
    [
      "AWS Backup made it, and DynamoDB's own list does not tell (cloud-custodian#8030)",
      { ...tables("DISABLED"), ...inBackup("2025-12-31T23:00:00Z") },
      "pass",
    ],
    [
      "point-in-time recovery alone (cfn_nag#463)",
      { ...tables("ENABLED"), ...backupScript({}) },
      `fail (${never})`,
    ],
    [
      "one backup by hand, long ago (cloud-custodian#9292)",
      { ...tables("DISABLED"), ...inBackup("2025-06-01") },
      "fail (age of the last backup: 214 days, expected at most 1 day)",
    ],
    [
      "a week of daily backups is asked for, and the last one is missing (cloud-custodian#7720)",
      { ...tables("DISABLED"), ...inBackup("2025-12-30T12:00:00Z") },
      "fail (age of the last backup: 1.5 days, expected at most 1 day)",
    ],
    [
      "no word of when",
      { ...tables("DISABLED"), ...inBackup(undefined) },
      "error (backup:ListProtectedResources answered without LastBackupTime.)",
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(backupCoversDynamodb, script)).toEqual([`orders: ${said}`]);
  });

  test("a table that needs no backup is left out by its tag (steampipe-plugin-aws#445)", async () => {
    const kept = backupCoversDynamodb.where({
      id: "kept",
      because: "Tables that are tagged as scratch hold nothing that is not elsewhere.",
      test: ({ tags }) => from(tags, (all) => all.scratch === undefined),
    });
    const tagged: Script = {
      "tagging:GetResources": {
        ResourceTagMappingList: [{ ResourceARN: arn, Tags: [{ Key: "scratch", Value: "yes" }] }],
      },
    };
    const [verdict] = await judgeScript(kept, { ...tables("DISABLED"), ...backupScript({}), ...tagged });
    expect(verdict).toMatchObject({
      outcome: "not-applicable",
      says: ["Left out by kept: Tables that are tagged as scratch hold nothing that is not elsewhere."],
    });
  });
});
