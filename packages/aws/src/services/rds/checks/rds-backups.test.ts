import { days } from "@bylaw/core";
import { absent, known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import type { Script } from "../../../testing/script.ts";
import {
  dbCluster,
  dbInstance,
  dbMember,
  denied,
  none,
  oneDatabase,
  regionOf,
  unread,
} from "../database.fixture.ts";
import { rdsBackups } from "./rds-backups.ts";

const operation = "rds:DescribeDBInstances";
const kept = "automated backups are kept for";
const point = "age of the latest restore point";

testCheck(
  rdsBackups,
  { test, expect },
  {
    pass: [
      {
        name: "kept for seven days",
        given: oneDatabase(),
        says: [
          `${kept}: 7 days, expected at least 7 days`,
          `${point}: 0.08 hours, expected at most 24 hours`,
        ],
      },
      {
        name: "stopped a month ago",
        given: oneDatabase({ status: "stopped", latestRestorable: known("2025-12-01T00:00:00.000Z") }),
        says: [`${kept}: 7 days, expected at least 7 days`],
      },
    ],
    fail: [
      {
        name: "kept for one day, the default",
        given: oneDatabase({ backupRetention: known(days(1)) }),
        says: [`${kept}: 1 day, expected at least 7 days`],
      },
      {
        name: "the last restore point is two days old",
        given: oneDatabase({ latestRestorable: known("2025-12-30T00:00:00.000Z") }),
        says: [`${point}: 48 hours, expected at most 24 hours`],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneDatabase({ backupRetention: unread }),
        says: ["rds:DescribeDBInstances was denied (AccessDenied)."],
      },
      denied,
    ],
    empty: none,
    notApplicable: [
      {
        name: "a read replica",
        given: oneDatabase({ replicaOf: known("orders") }),
        says: ["It is a read replica of orders, whose backups count."],
      },
      {
        name: "it is being created",
        given: oneDatabase({
          status: "creating",
          latestRestorable: absent(operation, "no LatestRestorableTime"),
        }),
        says: ["The database is being created."],
      },
    ],
  },
);

describe("situations from public reports", () => {
  const off = { BackupRetentionPeriod: 0, LatestRestorableTime: undefined };
  const replica = "not-applicable (It is a read replica of orders, whose backups count.)";
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "off",
      regionOf({ instances: [dbInstance("orders", off)] }),
      [
        `orders: fail (${kept}: 0 days, expected at least 7 days; ${point}: absent (no LatestRestorableTime), expected at most 24 hours)`,
      ],
    ],
    [
      "a read replica, which cannot have any in some engines (ScoutSuite#14, cloudsploit#72, tfsec#745)",
      regionOf({
        instances: [dbInstance("copy", { ...off, ReadReplicaSourceDBInstanceIdentifier: "orders" })],
      }),
      [`copy: ${replica}`],
    ],
    [
      "a read replica of a cluster",
      regionOf({
        instances: [dbInstance("copy", { ...off, ReadReplicaSourceDBClusterIdentifier: "orders" })],
      }),
      [`copy: ${replica}`],
    ],
    [
      "a source that is there and empty is none",
      regionOf({ instances: [dbInstance("orders", { ReadReplicaSourceDBInstanceIdentifier: "" })] }),
      ["orders: pass"],
    ],
    [
      "Aurora readers, whose cluster has the backups (prowler#5434)",
      regionOf({
        instances: [dbMember("shop-1"), dbMember("shop-2")],
        clusters: [dbCluster("shop", ["shop-1", "shop-2"])],
      }),
      ["shop: pass"],
    ],
    [
      "a cluster that keeps too little",
      regionOf({ clusters: [dbCluster("shop", [], { BackupRetentionPeriod: 3 })] }),
      [`shop: fail (${kept}: 3 days, expected at least 7 days)`],
    ],
    [
      "a window without a retention (tool-compare#55)",
      regionOf({
        instances: [
          dbInstance("orders", {
            ...off,
            PreferredBackupWindow: "07:00-09:00",
            BackupRetentionPeriod: undefined,
          }),
        ],
      }),
      [`orders: fail (${point}: absent (no LatestRestorableTime), expected at most 24 hours)`],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(rdsBackups, script)).toEqual([...said].sort());
  });
});
