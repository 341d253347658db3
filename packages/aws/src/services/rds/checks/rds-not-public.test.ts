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
import { rdsNotPublic } from "./rds-not-public.ts";

testCheck(
  rdsNotPublic,
  { test, expect },
  {
    pass: [
      { name: "private", given: oneDatabase(), says: ["publicly accessible: false, expected false"] },
      {
        name: "a cluster of private instances",
        given: oneDatabase({
          members: [
            { name: "shop-1", publiclyAccessible: known(false), autoMinorVersionUpgrade: known(true) },
          ],
        }),
        says: [
          "publicly accessible: false, expected false",
          "its instance shop-1 is publicly accessible: false, expected false",
        ],
      },
    ],
    fail: [
      {
        name: "public",
        given: oneDatabase({ publiclyAccessible: known(true) }),
        says: ["publicly accessible: true, expected false"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneDatabase({ publiclyAccessible: unread }),
        says: ["rds:DescribeDBInstances was denied (AccessDenied)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const open = { PubliclyAccessible: true };
  const members = ["shop-1", "shop-2"];
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "one instance of a cluster is public (trivy-checks#27)",
      regionOf({
        instances: [dbMember("shop-1"), dbMember("shop-2", "shop", open)],
        clusters: [dbCluster("shop", members)],
      }),
      ["shop: fail (its instance shop-2 is publicly accessible: true, expected false)"],
    ],
    [
      "an Aurora cluster of private instances (SecuritySkills#2096)",
      regionOf({ instances: members.map((one) => dbMember(one)), clusters: [dbCluster("shop", members)] }),
      ["shop: pass"],
    ],
    [
      "public, with no security group and in no subnet that leads out: the flag decides",
      regionOf({ instances: [dbInstance("orders", { ...open, VpcSecurityGroups: [] })] }),
      ["orders: fail (publicly accessible: true, expected false)"],
    ],
    [
      "a Multi-AZ DB cluster, which has a flag of its own",
      regionOf({ clusters: [dbCluster("shop", [], { ...open, Engine: "mysql" })] }),
      ["shop: fail (publicly accessible: true, expected false)"],
    ],
    [
      "a Multi-AZ DB cluster of which RDS does not say it",
      regionOf({ clusters: [dbCluster("shop", [], { Engine: "postgres" })] }),
      ["shop: error (rds:DescribeDBClusters answered without PubliclyAccessible.)"],
    ],
    [
      "Aurora behind an internet access gateway, without an instance (RDS API, DBCluster)",
      regionOf({ clusters: [dbCluster("shop", [], { InternetAccessGatewayEnabled: true })] }),
      ["shop: fail (publicly accessible: true, expected false)"],
    ],
    [
      "an instance that was added while RDS was read",
      regionOf({ instances: [dbMember("shop-1")], clusters: [dbCluster("shop", members)] }),
      [
        "arn:aws:rds:eu-west-1:111111111111:cluster:shop: error (rds:DescribeDBInstances answered without shop-2, an instance of shop.)",
      ],
    ],
    [
      "Neptune is public too",
      regionOf({
        instances: [dbMember("graph-1", "graph", { ...open, Engine: "neptune" })],
        clusters: [dbCluster("graph", ["graph-1"], { Engine: "neptune" })],
      }),
      ["graph: fail (its instance graph-1 is publicly accessible: true, expected false)"],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(rdsNotPublic, script)).toEqual([...said].sort());
  });
});
