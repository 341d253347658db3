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
        name: "on in each instance of a cluster",
        given: oneDatabase({ kind: "cluster", members: [member("shop-1", true), member("shop-2", true)] }),
        says: [
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
        clusters: [dbCluster("graph", ["graph-1"], { Engine: "neptune" })],
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
