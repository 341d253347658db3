import { defineService } from "./define-service.ts";

const tokens = { send: "nextToken", next: "nextToken" } as const;

/** EKS publishes no rate for these. */
export const eks = defineService("eks", {
  sdk: (): Promise<typeof import("@aws-sdk/client-eks")> => import("@aws-sdk/client-eks"),
  client: "EKSClient",
  perSecond: 5,
  operations: {
    DescribeCluster: { absent: ["ResourceNotFoundException"] },
    DescribeClusterVersions: { paging: tokens },
    ListClusters: { paging: tokens },
  },
});
