import { defineService } from "./define-service.ts";

/** EFS, by the name that it has in requests and in IAM. It publishes no rate. */
export const elasticfilesystem = defineService("elasticfilesystem", {
  sdk: (): Promise<typeof import("@aws-sdk/client-efs")> => import("@aws-sdk/client-efs"),
  client: "EFSClient",
  perSecond: 5,
  operations: {
    DescribeBackupPolicy: { absent: ["FileSystemNotFound", "PolicyNotFound"] },
    DescribeFileSystems: { paging: { send: "Marker", next: "NextMarker" } },
  },
});
