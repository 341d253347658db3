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
import { rdsDeletionProtection } from "./rds-deletion-protection.ts";

testCheck(
  rdsDeletionProtection,
  { test, expect },
  {
    pass: [{ name: "it is", given: oneDatabase(), says: ["deletion protection: true, expected true"] }],
    fail: [
      {
        name: "it is not",
        given: oneDatabase({ deletionProtection: known(false) }),
        says: ["deletion protection: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneDatabase({ deletionProtection: unread }),
        says: ["rds:DescribeDBInstances was denied (AccessDenied)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const fails = "fail (deletion protection: false, expected true)";
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "the flag of an instance does not count in a cluster (steampipe-mod-aws-compliance#400, cfn_nag#445)",
      regionOf({ instances: [dbMember("shop-1")], clusters: [dbCluster("shop", ["shop-1"])] }),
      ["shop: pass"],
    ],
    [
      "a cluster that is not, and of which each instance is listed (prowler#2275)",
      regionOf({
        instances: [dbMember("shop-1", "shop", { DeletionProtection: true }), dbMember("shop-2")],
        clusters: [dbCluster("shop", ["shop-1", "shop-2"], { DeletionProtection: false })],
      }),
      [`shop: ${fails}`],
    ],
    [
      "an instance of its own beside a cluster (checkov#1083)",
      regionOf({
        instances: [dbInstance("orders", { DeletionProtection: false })],
        clusters: [dbCluster("shop", [])],
      }),
      [`orders: ${fails}`, "shop: pass"],
    ],
    [
      "Neptune and DocumentDB (steampipe-mod-aws-compliance#401)",
      regionOf({
        clusters: [
          dbCluster("graph", [], { Engine: "neptune", DeletionProtection: false }),
          dbCluster("docs", [], { Engine: "docdb" }),
        ],
      }),
      ["docs: pass", `graph: ${fails}`],
    ],
    [
      "a value that is left out is not false",
      regionOf({ instances: [dbInstance("orders", { DeletionProtection: undefined })] }),
      ["orders: error (rds:DescribeDBInstances answered without DeletionProtection.)"],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(rdsDeletionProtection, script)).toEqual([...said].sort());
  });
});
