import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { cacheCluster, cacheGroup, caches } from "./cache.fixture.ts";
import { elasticacheCaches } from "./caches.ts";

const [groups, clusters] = [
  "elasticache:DescribeReplicationGroups",
  "elasticache:DescribeCacheClusters",
] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript(script);
  const [listing] = await collectFrom(elasticacheCaches, server.endpoint);
  return listing;
};

test("lists groups to the last page, and of the clusters those outside a group", async () => {
  const listing = await listed({
    ...caches([], [cacheCluster()]),
    [groups]: ({ input }) =>
      input.Marker === "2"
        ? { ReplicationGroups: [cacheGroup({ ARN: "arn:carts", ReplicationGroupId: "carts" })] }
        : { ReplicationGroups: [cacheGroup({ Engine: "valkey" })], Marker: "2" },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({ [groups]: 2, [clusters]: 1, "tagging:GetResources": 2 });
  expect(listing?.items).toMatchObject([
    { name: "pages", kind: "cluster", engine: "memcached", tlsRequired: { value: false } },
    { name: "sessions", kind: "replication group", engine: "valkey", tlsRequired: { value: true } },
    { name: "carts", kind: "replication group" },
  ]);
  const asked = server.asked.find(({ operation }) => operation === clusters);
  expect(asked?.input).toMatchObject({ ShowCacheClustersNotInReplicationGroups: "true" });
});

test.each([groups, clusters])("%s denied leaves it incomplete", async (operation) => {
  const script = { ...caches([cacheGroup()]), [operation]: failure(operation, "AccessDenied", 403) };
  const listing = await listed(script);
  expect(listing?.problem).toMatchObject({ code: "access-denied", permission: operation });
});
