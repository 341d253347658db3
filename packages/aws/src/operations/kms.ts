import { defineService } from "./define-service.ts";

const markers = { send: "Marker", next: "NextMarker", more: "Truncated" } as const;

/** KMS publishes 500 calls a second for lists and more for the rest. */
export const kms = defineService("kms", {
  sdk: (): Promise<typeof import("@aws-sdk/client-kms")> => import("@aws-sdk/client-kms"),
  client: "KMSClient",
  perSecond: 100,
  operations: {
    DescribeKey: { absent: ["NotFoundException"] },
    GetKeyPolicy: { absent: ["NotFoundException"] },
    GetKeyRotationStatus: { absent: ["KMSInvalidStateException", "NotFoundException"] },
    ListAliases: { paging: markers },
    ListKeys: { paging: markers },
  },
});
