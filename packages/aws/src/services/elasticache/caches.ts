import type { Collector, Observed } from "@bylaw/core";
import { answerMismatch, defineCollector, describeEach, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { tagCalls, tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { ItemOf } from "../../session/session.ts";

const schema = z.object({
  /** The ARN of the replication group or of the cluster. */
  id: z.string(),
  name: z.string(),
  kind: z.enum(["replication group", "cluster"]),
  /** `redis`, `valkey` or `memcached`. AWS leaves it out for some replication groups. */
  engine: z.string().exactOptional(),
  encryptedAtRest: observed(z.boolean()),
  /** True when clients cannot connect without TLS; false as well where it is preferred alone. */
  tlsRequired: observed(z.boolean()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface ElasticacheCache extends z.infer<typeof schema> {}

const [groups, clusters] = [
  "elasticache:DescribeReplicationGroups",
  "elasticache:DescribeCacheClusters",
] as const;
type Group = ItemOf<typeof groups, "ReplicationGroups">;
type Cluster = ItemOf<typeof clusters, "CacheClusters">;

/** Every replication group of a region, and every cluster outside one: Memcached, and single nodes. Serverless caches are always encrypted and not listed. */
export const elasticacheCaches: Collector<ElasticacheCache> = defineCollector({
  id: "aws/elasticache-caches",
  resource: "ElastiCache replication group or cluster",
  provider: awsKind,
  per: "region",
  operations: [groups, clusters, tagOperation],
  calls: {
    [groups]: { page: 100, of: "replication group" },
    [clusters]: { page: 100, of: "cluster" },
    [tagOperation]: {
      sum: [
        { ...tagCalls, of: "replication group" },
        { ...tagCalls, of: "cluster" },
      ],
    },
  },
  schema,
  async *collect(session) {
    const groupTags = tagReader(session, "elasticache:replicationgroup");
    const clusterTags = tagReader(session, "elasticache:cluster");
    yield* describeEach(
      5,
      session.items(groups, "ReplicationGroups", { MaxRecords: 100 }),
      (one) => answerOf(groups, one)("ARN"),
      async (one) => ({ ...groupOf(one), tags: await groupTags(answerOf(groups, one)("ARN")) }),
    );
    const alone = { ShowCacheClustersNotInReplicationGroups: true, MaxRecords: 100 };
    yield* describeEach(
      5,
      session.items(clusters, "CacheClusters", alone),
      (one) => answerOf(clusters, one)("ARN"),
      async (one) => ({ ...clusterOf(one), tags: await clusterTags(answerOf(clusters, one)("ARN")) }),
    );
  },
});

function groupOf(one: Group): Omit<ElasticacheCache, "tags"> {
  const field = answerOf(groups, one);
  return {
    ...{ id: field("ARN"), name: field("ReplicationGroupId"), kind: "replication group" },
    ...(one.Engine !== undefined && { engine: one.Engine }),
    encryptedAtRest: readable(
      () => isEncrypted(one.StorageEncryptionType) ?? field("AtRestEncryptionEnabled"),
    ),
    tlsRequired: tlsOf(groups, one),
  };
}

function clusterOf(one: Cluster): Omit<ElasticacheCache, "tags"> {
  const field = answerOf(clusters, one);
  return {
    ...{ id: field("ARN"), name: field("CacheClusterId"), kind: "cluster", engine: field("Engine") },
    encryptedAtRest: readable(() => field("AtRestEncryptionEnabled")),
    tlsRequired: tlsOf(clusters, one),
  };
}

/** What is effective, as AWS documents it: the boolean may be false of a group that is encrypted. */
const encryptionTypes: ReadonlyMap<string, boolean> = new Map([
  ["none", false],
  ["sse-elasticache", true],
  ["sse-kms", true],
]);

function isEncrypted(type: string | undefined): boolean | undefined {
  if (type === undefined || type === "") return undefined;
  const encrypted = encryptionTypes.get(type);
  if (encrypted !== undefined) return encrypted;
  throw answerMismatch(groups, `named an unknown StorageEncryptionType, ${type}`);
}

/** Memcached knows no mode in which TLS is preferred alone. */
function tlsOf(operation: typeof clusters | typeof groups, one: Cluster | Group): Observed<boolean> {
  return readable(() => {
    const field = answerOf(operation, one);
    if (!field("TransitEncryptionEnabled")) return false;
    if (one.Engine === "memcached") return true;
    const mode: string = field("TransitEncryptionMode");
    if (mode === "required" || mode === "preferred") return mode === "required";
    throw answerMismatch(operation, `named an unknown TransitEncryptionMode, ${mode}`);
  });
}
