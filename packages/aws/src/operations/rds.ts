import { defineService } from "./define-service.ts";

const markers = { send: "Marker", next: "Marker" } as const;

/** RDS publishes no rate. DocumentDB and Neptune answer here too. */
export const rds = defineService("rds", {
  sdk: (): Promise<typeof import("@aws-sdk/client-rds")> => import("@aws-sdk/client-rds"),
  client: "RDSClient",
  perSecond: 5,
  operations: {
    DescribeDBClusterParameters: { paging: markers },
    DescribeDBClusterSnapshotAttributes: {
      absent: ["DBClusterSnapshotNotFoundFault", "DBClusterSnapshotNotFound"],
    },
    DescribeDBClusterSnapshots: { paging: markers },
    DescribeDBClusters: { paging: markers },
    DescribeDBInstances: { paging: markers },
    DescribeDBParameters: { paging: markers },
    DescribeDBSnapshotAttributes: { absent: ["DBSnapshotNotFoundFault", "DBSnapshotNotFound"] },
    DescribeDBSnapshots: { paging: markers },
  },
});
