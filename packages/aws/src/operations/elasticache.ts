import { defineService } from "./define-service.ts";

const markers = { send: "Marker", next: "Marker" } as const;

/** ElastiCache publishes no rate. */
export const elasticache = defineService("elasticache", {
  sdk: (): Promise<typeof import("@aws-sdk/client-elasticache")> => import("@aws-sdk/client-elasticache"),
  client: "ElastiCacheClient",
  perSecond: 5,
  operations: { DescribeCacheClusters: { paging: markers }, DescribeReplicationGroups: { paging: markers } },
});
