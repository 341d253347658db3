import { defineService } from "./define-service.ts";

const markers = { send: "Marker", next: "Marker" } as const;

/** Redshift publishes no rate. */
export const redshift = defineService("redshift", {
  sdk: (): Promise<typeof import("@aws-sdk/client-redshift")> => import("@aws-sdk/client-redshift"),
  client: "RedshiftClient",
  perSecond: 5,
  operations: {
    DescribeClusterParameters: { paging: markers },
    DescribeClusters: { paging: markers },
    DescribeLoggingStatus: { absent: ["ClusterNotFoundFault", "ClusterNotFound"] },
  },
});
