import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { type RdsSnapshot, rdsSnapshots } from "../snapshots.ts";
import { rdsSnapshotsPrivate } from "./rds-snapshots-private.ts";

const [list, attributes] = ["rds:DescribeDBSnapshots", "rds:DescribeDBSnapshotAttributes"] as const;
const [listClusters, clusterAttributes] = [
  "rds:DescribeDBClusterSnapshots",
  "rds:DescribeDBClusterSnapshotAttributes",
] as const;
const snapshot: RdsSnapshot = {
  id: "arn:aws:rds:eu-west-1:111111111111:snapshot:before-upgrade",
  name: "before-upgrade",
  engine: "postgres",
  encrypted: known(false),
  sharedWith: known([]),
  tags: known({}),
};
const denied = {
  code: "access-denied",
  message: `${attributes} was denied (AccessDenied).`,
  operation: attributes,
  permission: attributes,
} as const;
const one = (change: Partial<RdsSnapshot>) => [listingOf(rdsSnapshots, [{ ...snapshot, ...change }])];

testCheck(
  rdsSnapshotsPrivate,
  { test, expect },
  {
    pass: [
      {
        name: "shared with one account",
        given: one({ sharedWith: known(["222222222222"]) }),
        says: ["restorable by every account: false, expected false"],
      },
    ],
    fail: [
      {
        name: "shared with all",
        given: one({ sharedWith: known(["222222222222", "all"]) }),
        says: ["restorable by every account: true, expected false"],
      },
    ],
    unreadable: [
      {
        name: "its sharing is denied",
        given: one({ sharedWith: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "AWS does not say whether it is encrypted",
        given: one({ encrypted: unreadable(denied) }),
        says: [denied.message],
      },
    ],
    empty: {
      name: "no snapshots",
      given: [listingOf(rdsSnapshots, [])],
      says: [
        "There is no manual snapshot of RDS, DocumentDB or Neptune in aws/test-account/test-region: the listing is complete.",
      ],
    },
    notApplicable: [
      {
        name: "encrypted",
        given: one({ encrypted: known(true), sharedWith: unreadable(denied) }),
        says: ["RDS lets nobody share an encrypted snapshot with everyone."],
      },
    ],
  },
);

describe("situations from public reports", () => {
  const listed = (name: string, Encrypted: boolean | undefined) => ({
    DBSnapshotArn: `arn:aws:rds:eu-west-1:111111111111:snapshot:${name}`,
    DBSnapshotIdentifier: name,
    Engine: "postgres",
    ...(Encrypted !== undefined && { Encrypted }),
    TagList: [],
  });
  const cluster = (name: string, StorageEncrypted: boolean) => ({
    DBClusterSnapshotArn: `arn:aws:rds:eu-west-1:111111111111:cluster-snapshot:${name}`,
    DBClusterSnapshotIdentifier: name,
    Engine: "docdb",
    StorageEncrypted,
    TagList: [],
  });
  const restore = (...AttributeValues: readonly string[]) => [{ AttributeName: "restore", AttributeValues }];
  const region = (change: Script): Script => ({
    [list]: { DBSnapshots: [] },
    [listClusters]: { DBClusterSnapshots: [] },
    [attributes]: { DBSnapshotAttributesResult: { DBSnapshotAttributes: restore() } },
    [clusterAttributes]: {
      DBClusterSnapshotAttributesResult: { DBClusterSnapshotAttributes: restore("all") },
    },
    ...change,
  });
  const encrypted = "not-applicable (RDS lets nobody share an encrypted snapshot with everyone.)";
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "all among single accounts (cartography#218)",
      region({
        [list]: { DBSnapshots: [listed("a", false)] },
        [attributes]: {
          DBSnapshotAttributesResult: { DBSnapshotAttributes: restore("222222222222", "all") },
        },
      }),
      ["a: fail (restorable by every account: true, expected false)"],
    ],
    [
      "an encrypted one is not asked (terraform_aws_scp#58)",
      region({
        [list]: { DBSnapshots: [listed("a", true), listed("b", false)] },
        [attributes]: ({ input }) =>
          input.DBSnapshotIdentifier === "b"
            ? { DBSnapshotAttributesResult: { DBSnapshotAttributes: restore() } }
            : failure(attributes, "AccessDenied", 403),
      }),
      [`a: ${encrypted}`, "b: pass"],
    ],
    [
      "a snapshot of a DocumentDB cluster, and an encrypted one (floci#4042)",
      region({ [listClusters]: { DBClusterSnapshots: [cluster("a", false), cluster("b", true)] } }),
      ["a: fail (restorable by every account: true, expected false)", `b: ${encrypted}`],
    ],
    [
      "gone since it was listed",
      region({
        [list]: { DBSnapshots: [listed("gone", false), listed("here", false)] },
        [attributes]: ({ input }) =>
          input.DBSnapshotIdentifier === "gone"
            ? failure(attributes, "DBSnapshotNotFound", 404)
            : { DBSnapshotAttributesResult: { DBSnapshotAttributes: restore() } },
      }),
      ["here: pass"],
    ],
    [
      "its sharing is denied",
      region({
        [list]: { DBSnapshots: [listed("a", false)] },
        [attributes]: failure(attributes, "AccessDenied", 403),
      }),
      [`a: error (${denied.message})`],
    ],
    [
      "no word of sharing",
      region({
        [list]: { DBSnapshots: [listed("a", false)] },
        [attributes]: { DBSnapshotAttributesResult: { DBSnapshotAttributes: [] } },
      }),
      [`a: error (${attributes} answered without the attribute restore.)`],
    ],
    [
      "no word of encryption",
      region({ [list]: { DBSnapshots: [listed("a", undefined)] } }),
      [`a: error (${list} answered without Encrypted.)`],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(rdsSnapshotsPrivate, script)).toEqual([...said].sort());
  });
});
