import type { Output } from "@bylaw/testbed/aws/scripted";
import { noTags } from "../../testing/judge.ts";
import type { Script } from "../../testing/script.ts";

/** A replication group as ElastiCache lists it. */
export function cacheGroup(change: Output = {}): Output {
  return {
    ARN: "arn:aws:elasticache:eu-west-1:111111111111:replicationgroup:sessions",
    ReplicationGroupId: "sessions",
    AtRestEncryptionEnabled: true,
    TransitEncryptionEnabled: true,
    TransitEncryptionMode: "required",
    ...change,
  };
}

/** A cluster outside a replication group as ElastiCache lists it. */
export function cacheCluster(change: Output = {}): Output {
  return {
    ARN: "arn:aws:elasticache:eu-west-1:111111111111:cluster:pages",
    CacheClusterId: "pages",
    Engine: "memcached",
    AtRestEncryptionEnabled: false,
    TransitEncryptionEnabled: false,
    ...change,
  };
}

export function caches(groups: readonly Output[], clusters: readonly Output[] = []): Script {
  return {
    ...noTags,
    "elasticache:DescribeReplicationGroups": { ReplicationGroups: groups },
    "elasticache:DescribeCacheClusters": { CacheClusters: clusters },
  };
}
