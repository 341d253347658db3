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
import { rdsMultiAz } from "./rds-multi-az.ts";

testCheck(
  rdsMultiAz,
  { test, expect },
  {
    pass: [
      {
        name: "it is",
        given: oneDatabase(),
        says: ["in more than one Availability Zone: true, expected true"],
      },
    ],
    fail: [
      {
        name: "it is not",
        given: oneDatabase({ multiZone: known(false) }),
        says: ["in more than one Availability Zone: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneDatabase({ multiZone: unread }),
        says: ["rds:DescribeDBInstances was denied (AccessDenied)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const fails = "fail (in more than one Availability Zone: false, expected true)";
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "the flag of an Aurora instance is false whatever its cluster has (prowler#2275)",
      regionOf({
        instances: [dbMember("shop-1"), dbMember("shop-2", "shop", { AvailabilityZone: "eu-west-1b" })],
        clusters: [dbCluster()],
      }),
      ["shop: pass"],
    ],
    [
      "two Aurora instances in one zone",
      regionOf({ instances: [dbMember("shop-1"), dbMember("shop-2")], clusters: [dbCluster()] }),
      [`shop: ${fails}`],
    ],
    [
      "an Aurora writer alone, in three zones by its storage (terraform-aws-rds-aurora#312, #274)",
      regionOf({
        instances: [dbMember("shop-1")],
        clusters: [
          dbCluster("shop", ["shop-1"], { AvailabilityZones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"] }),
        ],
      }),
      [`shop: ${fails}`],
    ],
    ["a cluster without instances", regionOf({ clusters: [dbCluster("shop", [])] }), [`shop: ${fails}`]],
    [
      "a zone that is not told",
      regionOf({
        instances: [dbMember("shop-1"), dbMember("shop-2", "shop", { AvailabilityZone: undefined })],
        clusters: [dbCluster()],
      }),
      ["shop: error (rds:DescribeDBInstances answered without AvailabilityZone.)"],
    ],
    [
      "SQL Server with Always On, and a single one (terraform-provider-aws#28389)",
      regionOf({
        instances: [
          dbInstance("mirrored", { Engine: "sqlserver-ee" }),
          dbInstance("single", { Engine: "sqlserver-ee", MultiAZ: false }),
        ],
      }),
      ["mirrored: pass", `single: ${fails}`],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(rdsMultiAz, script)).toEqual([...said].sort());
  });
});
