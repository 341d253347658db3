import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { arn, described, network, region, version } from "./cluster.fixture.ts";
import { eksClusters } from "./clusters.ts";

const [list, describeOne, versions] = [
  "eks:ListClusters",
  "eks:DescribeCluster",
  "eks:DescribeClusterVersions",
] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript(script);
  const [listing] = await collectFrom(eksClusters, server.endpoint);
  return listing;
};

test("lists every one, to the last page, and asks for versions once", async () => {
  const listing = await listed({
    [list]: ({ input }) =>
      input.nextToken === "2" ? { clusters: ["lab", "outpost"] } : { clusters: ["shop"], nextToken: "2" },
    [describeOne]: ({ input }) => ({
      cluster:
        input.name === "shop"
          ? described({
              resourcesVpcConfig: network({
                endpointPublicAccess: true,
                publicAccessCidrs: ["203.0.113.0/24"],
              }),
              encryptionConfig: [{ resources: ["secrets"], provider: { keyArn: "arn:key" } }],
              tags: { env: "prod" },
            })
          : described({
              name: input.name as string,
              arn: `${arn}-${input.name as string}`,
              version: "1.30",
              ...(input.name === "outpost" && { outpostConfig: { outpostArns: ["arn:outpost"] } }),
            }),
    }),
    [versions]: ({ input }) =>
      input.nextToken === "2"
        ? { clusterVersions: [version("1.30", "EXTENDED_SUPPORT")] }
        : { clusterVersions: [version("1.33", "STANDARD_SUPPORT")], nextToken: "2" },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({ [list]: 2, [describeOne]: 3, [versions]: 2 });
  expect(listing?.items).toMatchObject([
    {
      ...{ id: arn, name: "shop", local: false, version: { value: "1.33" } },
      support: { value: "STANDARD_SUPPORT" },
      publicEndpoint: { value: true },
      publicRanges: { value: ["203.0.113.0/24"] },
      logs: { value: { unit: "names", amount: ["api", "audit"] } },
      secretsKey: { value: "arn:key" },
      tags: { value: { env: "prod" } },
    },
    {
      ...{ name: "lab", support: { value: "EXTENDED_SUPPORT" }, publicEndpoint: { value: false } },
      secretsKey: { state: "absent" },
    },
    { name: "outpost", local: true, support: { problem: { code: "not-collected" } } },
  ]);
  const asked = server.asked.filter(({ operation }) => operation === versions);
  expect(asked.map(({ input }) => input.includeAll)).toEqual(["true", "true"]);
});

test("where there is no cluster, nothing else is asked", async () => {
  const listing = await listed({ [list]: { clusters: [] } });
  expect(listing).toMatchObject({ items: [], calls: { [list]: 1 } });
  expect(server.asked.map(({ operation }) => operation)).not.toContain(versions);
});

test("one that is gone since it was listed is left out", async () => {
  const gone = failure(describeOne, "ResourceNotFoundException", 404);
  const listing = await listed(region(described(), { [describeOne]: gone }));
  expect(listing).toMatchObject({ items: [] });
  expect(listing?.problem).toBeUndefined();
});

test("one that may not be described is unreadable, and named", async () => {
  const denied = failure(describeOne, "AccessDeniedException", 403);
  const listing = await listed(region(described(), { [describeOne]: denied }));
  expect(listing?.items).toMatchObject([
    { id: arn, problem: { code: "access-denied", permission: describeOne } },
  ]);
});

test("versions that may not be listed leave one value unread", async () => {
  const denied = failure(versions, "AccessDeniedException", 403);
  const listing = await listed(region(described(), { [versions]: denied }));
  expect(listing?.items).toMatchObject([
    { version: { value: "1.33" }, support: { problem: { code: "access-denied", permission: versions } } },
  ]);
});

test("a denied listing is incomplete, and names the permission", async () => {
  const listing = await listed({ [list]: failure(list, "AccessDeniedException", 403) });
  expect(listing?.problem).toMatchObject({ code: "access-denied", permission: list });
});
