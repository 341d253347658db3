import type { Estate } from "../../testing/estate.ts";
import { cacheCluster, cacheGroup } from "./cache.fixture.ts";

/** A replication group, and a node of Redis outside of one. */
const cachesThat = (change: object) => ({
  "elasticache:DescribeReplicationGroups": {
    ReplicationGroups: [cacheGroup({ Engine: "redis", ...change })],
  },
  "elasticache:DescribeCacheClusters": {
    CacheClusters: [cacheCluster({ CacheClusterId: "jobs", Engine: "redis", ...change })],
  },
});

export const estate: Estate = {
  sound: cachesThat({
    AtRestEncryptionEnabled: true,
    TransitEncryptionEnabled: true,
    TransitEncryptionMode: "required",
  }),
  weak: cachesThat({
    AtRestEncryptionEnabled: false,
    TransitEncryptionEnabled: true,
    TransitEncryptionMode: "preferred",
  }),
};
