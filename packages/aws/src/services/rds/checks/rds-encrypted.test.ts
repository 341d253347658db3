import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
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
import { rdsEncrypted } from "./rds-encrypted.ts";

testCheck(
  rdsEncrypted,
  { test, expect },
  {
    pass: [{ name: "encrypted", given: oneDatabase(), says: ["storage is encrypted: true, expected true"] }],
    fail: [
      {
        name: "not encrypted",
        given: oneDatabase({ encrypted: known(false) }),
        says: ["storage is encrypted: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneDatabase({ encrypted: unread }),
        says: ["rds:DescribeDBInstances was denied (AccessDenied)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const plain = { StorageEncrypted: false };
  const fails = "fail (storage is encrypted: false, expected true)";
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "a cluster decides for its instances, once (prowler#4931)",
      regionOf({ instances: [dbMember("shop-1", "shop", plain)], clusters: [dbCluster("shop", ["shop-1"])] }),
      ["shop: pass"],
    ],
    [
      "a cluster without a key, whatever its instance says",
      regionOf({ instances: [dbMember("shop-1")], clusters: [dbCluster("shop", ["shop-1"], plain)] }),
      [`shop: ${fails}`],
    ],
    [
      "a key that AWS owns, of which the boolean does not tell (RDS API, StorageEncryptionType)",
      regionOf({
        instances: [dbInstance("orders", { ...plain, StorageEncryptionType: "sse-rds" })],
        clusters: [dbCluster("shop", [], { ...plain, StorageEncryptionType: "sse-rds" })],
      }),
      ["shop: pass", "orders: pass"],
    ],
    [
      "none at all, by both words",
      regionOf({ instances: [dbInstance("orders", { ...plain, StorageEncryptionType: "none" })] }),
      [`orders: ${fails}`],
    ],
    [
      "a kind that nobody knows",
      regionOf({ instances: [dbInstance("orders", { ...plain, StorageEncryptionType: "sse-new" })] }),
      ["orders: error (rds:DescribeDBInstances named an unknown StorageEncryptionType, sse-new.)"],
    ],
    [
      "Neptune (cfn_nag#131) and DocumentDB, which RDS lists too",
      regionOf({
        clusters: [
          dbCluster("graph", [], { ...plain, Engine: "neptune" }),
          dbCluster("docs", [], { Engine: "docdb" }),
        ],
      }),
      ["docs: pass", `graph: ${fails}`],
    ],
    [
      "a value that is left out is not false (prowler#8494)",
      regionOf({ instances: [dbInstance("orders", { StorageEncrypted: undefined })] }),
      ["orders: error (rds:DescribeDBInstances answered without StorageEncrypted.)"],
    ],
    [
      "clusters are denied",
      {
        ...regionOf({ instances: [dbInstance()] }),
        "rds:DescribeDBClusters": failure("rds:DescribeDBClusters", "AccessDenied", 403),
      },
      [
        "orders: pass",
        "aws/111111111111/eu-west-1: error (rds:DescribeDBClusters was denied (AccessDenied).)",
      ],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(rdsEncrypted, script)).toEqual([...said].sort());
  });
});
