import { afterEach, describe, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { rdsSnapshots } from "./snapshots.ts";

const [list, attributes] = ["rds:DescribeDBSnapshots", "rds:DescribeDBSnapshotAttributes"] as const;
const [listClusters, clusterAttributes] = [
  "rds:DescribeDBClusterSnapshots",
  "rds:DescribeDBClusterSnapshotAttributes",
] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript(script);
  const [listing] = await collectFrom(rdsSnapshots, server.endpoint);
  return listing;
};
const one = (name: string, Encrypted: boolean) => ({
  DBSnapshotArn: `arn:${name}`,
  DBSnapshotIdentifier: name,
  Engine: "postgres",
  Encrypted,
  TagList: [{ Key: "env", Value: "prod" }],
});
const ofCluster = (name: string, StorageEncrypted: boolean) => ({
  DBClusterSnapshotArn: `arn:${name}`,
  DBClusterSnapshotIdentifier: name,
  Engine: "aurora-mysql",
  StorageEncrypted,
  TagList: [],
});
const restore = (...AttributeValues: readonly string[]) => [
  { AttributeName: "other", AttributeValues: ["all"] },
  { AttributeName: "restore", AttributeValues },
];

describe("aws/rds-snapshots", () => {
  test("pages to the end, and asks only of snapshots that are not encrypted", async () => {
    const listing = await listed({
      [list]: ({ input }) =>
        input.Marker === "2"
          ? { DBSnapshots: [one("c", false)] }
          : { DBSnapshots: [one("a", true), one("b", false)], Marker: "2" },
      [listClusters]: { DBClusterSnapshots: [ofCluster("d", true), ofCluster("e", false)] },
      [attributes]: { DBSnapshotAttributesResult: { DBSnapshotAttributes: restore() } },
      [clusterAttributes]: {
        DBClusterSnapshotAttributesResult: { DBClusterSnapshotAttributes: restore("333333333333", "all") },
      },
    });
    expect(listing?.problem).toBeUndefined();
    expect(listing?.items).toMatchObject([
      { name: "a", sharedWith: { problem: { code: "not-collected" } }, tags: { value: { env: "prod" } } },
      { name: "b", sharedWith: { value: [] } },
      { name: "c", sharedWith: { value: [] } },
      { name: "d", sharedWith: { problem: { code: "not-collected" } } },
      { name: "e", sharedWith: { value: ["333333333333", "all"] } },
    ]);
    expect(listing?.calls).toEqual({ [list]: 2, [listClusters]: 1, [attributes]: 2, [clusterAttributes]: 1 });
    const types = server.asked.filter(({ operation }) => operation.endsWith("Snapshots"));
    expect(new Set(types.map(({ input }) => input.SnapshotType))).toEqual(new Set(["manual"]));
  });

  test("a cluster snapshot that is gone since it was listed is left out", async () => {
    const listing = await listed({
      [list]: { DBSnapshots: [] },
      [listClusters]: { DBClusterSnapshots: [ofCluster("gone", false)] },
      [clusterAttributes]: failure(clusterAttributes, "DBClusterSnapshotNotFoundFault", 404),
    });
    expect(listing).toMatchObject({ items: [] });
    expect(listing?.problem).toBeUndefined();
  });

  test.each([list, listClusters])("%s denied leaves it incomplete", async (operation) => {
    const listing = await listed({
      [list]: { DBSnapshots: [] },
      [listClusters]: { DBClusterSnapshots: [] },
      [operation]: failure(operation, "AccessDenied", 403),
    });
    expect(listing?.problem).toMatchObject({ code: "access-denied", permission: operation });
  });
});
