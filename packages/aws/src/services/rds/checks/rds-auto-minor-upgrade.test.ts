import { known } from "@bylaw/core/provider";
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
import { rdsAutoMinorUpgrade } from "./rds-auto-minor-upgrade.ts";

const member = (name: string, on: boolean) => ({
  ...{ name, publiclyAccessible: known(false) },
  autoMinorVersionUpgrade: known(on),
});

testCheck(
  rdsAutoMinorUpgrade,
  { test, expect },
  {
    pass: [
      { name: "on", given: oneDatabase(), says: ["automatic minor upgrades: true, expected true"] },
      {
        name: "on in a cluster and in each instance of it",
        given: oneDatabase({ kind: "cluster", members: [member("shop-1", true), member("shop-2", true)] }),
        says: [
          "automatic minor upgrades: true, expected true",
          "automatic minor upgrades of its instance shop-1: true, expected true",
          "automatic minor upgrades of its instance shop-2: true, expected true",
        ],
      },
    ],
    fail: [
      {
        name: "off",
        given: oneDatabase({ autoMinorVersionUpgrade: known(false) }),
        says: ["automatic minor upgrades: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneDatabase({ autoMinorVersionUpgrade: unread }),
        says: ["rds:DescribeDBInstances was denied (AccessDenied)."],
      },
      denied,
    ],
    empty: none,
    notApplicable: [
      {
        name: "a cluster without instances",
        given: oneDatabase({ kind: "cluster" }),
        says: ["The cluster has no DB instance."],
      },
    ],
  },
);

describe("situations from public reports", () => {
  const off = { AutoMinorVersionUpgrade: false };
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "one of two Aurora instances (cdk-real-drift#1653)",
      regionOf({
        instances: [dbMember("shop-1"), dbMember("shop-2", "shop", off)],
        clusters: [dbCluster("shop", ["shop-1", "shop-2"], { AutoMinorVersionUpgrade: true })],
      }),
      ["shop: fail (automatic minor upgrades of its instance shop-2: false, expected true)"],
    ],
    [
      "an Aurora cluster that has it off itself (AWS Config, rds-automatic-minor-version-upgrade-enabled)",
      regionOf({
        instances: [dbMember("shop-1"), dbMember("shop-2")],
        clusters: [dbCluster("shop", ["shop-1", "shop-2"], off)],
      }),
      ["shop: fail (automatic minor upgrades: false, expected true)"],
    ],
    [
      "a Multi-AZ DB cluster that has it off itself",
      regionOf({
        instances: [dbMember("shop-1", "shop", { Engine: "mysql" })],
        clusters: [dbCluster("shop", ["shop-1"], { ...off, Engine: "mysql", PubliclyAccessible: false })],
      }),
      ["shop: fail (automatic minor upgrades: false, expected true)"],
    ],
    [
      "a cluster of which that is not said",
      regionOf({
        instances: [dbMember("shop-1")],
        clusters: [dbCluster("shop", ["shop-1"], { AutoMinorVersionUpgrade: undefined })],
      }),
      ["shop: error (rds:DescribeDBClusters answered without AutoMinorVersionUpgrade.)"],
    ],
    [
      "a cluster of an Aurora global database, which takes none (AWS Config, as before)",
      regionOf({
        instances: [dbMember("shop-1")],
        clusters: [dbCluster("shop", ["shop-1"], { GlobalClusterIdentifier: "shops" })],
      }),
      [
        "shop: fail (reasons for which Aurora makes none: it is part of the global database shops, expected empty)",
      ],
    ],
    [
      "Aurora MySQL with a replica in another region, and one with a replica in its own",
      regionOf({
        instances: [
          dbMember("far-1", "far", { Engine: "aurora-mysql" }),
          dbMember("near-1", "near", { Engine: "aurora-mysql" }),
        ],
        clusters: [
          dbCluster("far", ["far-1"], {
            Engine: "aurora-mysql",
            ReadReplicaIdentifiers: ["arn:aws:rds:us-east-1:111111111111:cluster:copy"],
          }),
          dbCluster("near", ["near-1"], {
            Engine: "aurora-mysql",
            ReadReplicaIdentifiers: ["arn:aws:rds:eu-west-1:111111111111:cluster:copy", "copy"],
          }),
        ],
      }),
      [
        "far: fail (reasons for which Aurora makes none: it has a replica in us-east-1, expected empty)",
        "near: pass",
      ],
    ],
    [
      "DocumentDB, which makes none",
      regionOf({
        instances: [dbMember("docs-1", "docs", { ...off, Engine: "docdb" })],
        clusters: [dbCluster("docs", ["docs-1"], { Engine: "docdb" })],
      }),
      ["docs: not-applicable (DocumentDB makes no minor upgrades, whatever the setting says.)"],
    ],
    [
      "Neptune (cloud-security-remediation-guides#703)",
      regionOf({
        instances: [dbMember("graph-1", "graph", { ...off, Engine: "neptune" })],
        clusters: [
          dbCluster("graph", ["graph-1"], { Engine: "neptune", AutoMinorVersionUpgrade: undefined }),
        ],
      }),
      ["graph: fail (automatic minor upgrades of its instance graph-1: false, expected true)"],
    ],
    [
      "RDS Custom, where it must be off (RDS API, CreateDBInstance)",
      regionOf({ instances: [dbInstance("orders", { ...off, Engine: "custom-sqlserver-ee" })] }),
      ["orders: not-applicable (RDS Custom does not allow automatic minor upgrades.)"],
    ],
    [
      "left out",
      regionOf({ instances: [dbInstance("orders", { AutoMinorVersionUpgrade: undefined })] }),
      ["orders: error (rds:DescribeDBInstances answered without AutoMinorVersionUpgrade.)"],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(rdsAutoMinorUpgrade, script)).toEqual([...said].sort());
  });
});
