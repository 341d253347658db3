import { afterEach, describe, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { cluster, clusters, warehouse } from "./cluster.fixture.ts";
import { redshiftClusters } from "./clusters.ts";

const [list, logging, parameters] = [
  "redshift:DescribeClusters",
  "redshift:DescribeLoggingStatus",
  "redshift:DescribeClusterParameters",
] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript(script);
  const [listing] = await collectFrom(redshiftClusters, server.endpoint);
  return listing;
};

describe("aws/redshift-clusters", () => {
  test("a cluster has what Redshift says of it", async () => {
    const listing = await listed(clusters(cluster()));
    expect(listing?.problem).toBeUndefined();
    expect(listing?.items).toEqual([JSON.parse(JSON.stringify(warehouse))]);
  });

  test("pages to the end, and reads each parameter group once, to its last page", async () => {
    const loose = [{ ParameterGroupName: "loose", ParameterApplyStatus: "in-sync" }];
    const listing = await listed({
      ...clusters(),
      [list]: ({ input }) =>
        input.Marker === "2"
          ? { Clusters: [cluster("c", { ClusterParameterGroups: loose })] }
          : { Clusters: [cluster("a"), cluster("b")], Marker: "2" },
      [parameters]: ({ input }) =>
        input.Marker === "2"
          ? { Parameters: [{ ParameterName: "require_ssl", ParameterValue: "true" }] }
          : { Parameters: [{ ParameterName: "datestyle", ParameterValue: "ISO" }], Marker: "2" },
    });
    expect(listing?.problem).toBeUndefined();
    expect(listing?.items).toHaveLength(3);
    expect(listing?.calls).toEqual({ [list]: 2, [logging]: 3, [parameters]: 4 });
  });

  test("a cluster that is gone since it was listed is left out", async () => {
    const listing = await listed({
      ...clusters(cluster("gone"), cluster("here")),
      [logging]: ({ input }) =>
        input.ClusterIdentifier === "gone"
          ? failure(logging, "ClusterNotFound", 404)
          : { LoggingEnabled: true },
    });
    expect(listing?.problem).toBeUndefined();
    expect(listing?.items).toMatchObject([{ name: "here" }]);
  });

  test.each([
    [logging, "auditLogging"],
    [parameters, "tlsRequired"],
  ])("%s denied leaves one value unread", async (operation, value) => {
    const script = { ...clusters(cluster()), [operation]: failure(operation, "AccessDenied", 403) };
    expect((await listed(script))?.items).toMatchObject([
      { encrypted: { value: true }, [value]: { problem: { code: "access-denied", permission: operation } } },
    ]);
  });

  test("a denied listing is incomplete, and names the permission", async () => {
    const listing = await listed({ [list]: failure(list, "AccessDenied", 403) });
    expect(listing?.problem).toMatchObject({ code: "access-denied", permission: list });
  });
});
