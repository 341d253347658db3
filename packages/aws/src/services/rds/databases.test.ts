import { afterEach, describe, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { dbCluster, dbInstance, dbMember, orders, regionOf } from "./database.fixture.ts";
import { rdsDatabases } from "./databases.ts";

const [instances, clusters] = ["rds:DescribeDBInstances", "rds:DescribeDBClusters"] as const;
const [parameters, clusterParameters] = [
  "rds:DescribeDBParameters",
  "rds:DescribeDBClusterParameters",
] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript(script);
  const [listing] = await collectFrom(rdsDatabases, server.endpoint);
  return listing;
};
const shop = {
  instances: [dbMember("shop-1"), dbMember("shop-2", "shop", { AvailabilityZone: "eu-west-1b" })],
};

describe("aws/rds-databases", () => {
  test("an instance has what RDS says of it", async () => {
    const listing = await listed(regionOf({ instances: [dbInstance()] }));
    expect(listing?.problem).toBeUndefined();
    expect(listing?.items).toEqual([JSON.parse(JSON.stringify(orders))]);
    const { input } = server.asked.find(({ operation }) => operation === parameters) ?? {};
    expect(input).toMatchObject({
      DBParameterGroupName: "strict",
      "Filters.Filter.1.Name": "parameter-name",
      "Filters.Filter.1.Values.Value.1": "rds.force_ssl",
    });
  });

  test("a cluster has its own values, and its instances stand in it and not beside it", async () => {
    const listing = await listed(regionOf({ ...shop, clusters: [dbCluster()] }));
    expect(listing?.items).toMatchObject([
      {
        ...{ name: "shop", kind: "cluster", engine: "aurora-postgresql" },
        backupRetention: { value: { amount: 7 } },
        multiZone: { value: true },
        deletionProtection: { value: true },
        publiclyAccessible: { value: false },
        parameterStatus: { value: "in-sync" },
        members: [{ name: "shop-1" }, { name: "shop-2" }],
      },
    ]);
  });

  test("pages to the end, and reads each parameter group once for each engine's parameter", async () => {
    const pages = [
      { DBInstances: [dbInstance("a"), dbInstance("b")], Marker: "2" },
      { DBInstances: [dbInstance("c", { Engine: "mysql" }), dbInstance("d", { Engine: "oracle-ee" })] },
    ];
    const listing = await listed({
      ...regionOf({ clusters: [dbCluster("shop", [])] }),
      [instances]: ({ input }) => pages[input.Marker === "2" ? 1 : 0] ?? {},
    });
    expect(listing?.problem).toBeUndefined();
    expect(listing?.items).toHaveLength(5);
    expect(listing?.calls).toEqual({
      [instances]: 2,
      [clusters]: 1,
      [parameters]: 2,
      [clusterParameters]: 1,
    });
  });

  test("a denied list leaves it incomplete, and what was read is kept", async () => {
    const script = regionOf({ instances: [dbInstance()] });
    const listing = await listed({ ...script, [clusters]: failure(clusters, "AccessDenied", 403) });
    expect(listing).toMatchObject({
      items: [{ name: "orders" }],
      problem: { code: "access-denied", permission: clusters },
    });
  });

  test("denied instances leave it incomplete", async () => {
    const script = regionOf({ clusters: [dbCluster("shop", [])] });
    const listing = await listed({ ...script, [instances]: failure(instances, "AccessDenied", 403) });
    expect(listing?.problem).toMatchObject({ code: "access-denied", permission: instances });
  });

  test("denied parameters leave TLS unread, and nothing else", async () => {
    const script = regionOf({ instances: [dbInstance()] });
    const listing = await listed({ ...script, [parameters]: failure(parameters, "AccessDenied", 403) });
    expect(listing?.items).toMatchObject([
      {
        encrypted: { value: true },
        tlsRequired: { problem: { code: "access-denied", permission: parameters } },
      },
    ]);
  });

  test("an instance that the lists disagree on is unreadable, and no database is lost", async () => {
    const listing = await listed(
      regionOf({
        instances: [dbMember("lost-1", "lost"), dbMember("shop-1")],
        clusters: [dbCluster("shop", ["shop-1", "new"])],
      }),
    );
    expect(listing?.items).toMatchObject([
      { problem: { message: `${instances} answered without new, an instance of shop.` } },
      { problem: { message: `${clusters} answered without lost, which has an instance.` } },
    ]);
  });

  const missing: readonly (readonly [field: string, value: string])[] = [
    ["StorageEncrypted", "encrypted"],
    ["PubliclyAccessible", "publiclyAccessible"],
    ["BackupRetentionPeriod", "backupRetention"],
    ["MultiAZ", "multiZone"],
    ["DeletionProtection", "deletionProtection"],
    ["AutoMinorVersionUpgrade", "autoMinorVersionUpgrade"],
    ["TagList", "tags"],
  ];
  test.each(missing)("without %s one value is unreadable", async (field, value) => {
    const listing = await listed(regionOf({ instances: [dbInstance("orders", { [field]: undefined })] }));
    expect(listing?.items).toMatchObject([
      { [value]: { problem: { message: `${instances} answered without ${field}.` } }, name: "orders" },
    ]);
  });
});
