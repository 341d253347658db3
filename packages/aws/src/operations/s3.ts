import { defineService } from "./define-service.ts";

export const s3 = defineService("s3", {
  sdk: (): Promise<typeof import("@aws-sdk/client-s3")> => import("@aws-sdk/client-s3"),
  client: "S3Client",
  perSecond: 100,
  settings: (given) => ({ forcePathStyle: given.endpoint !== undefined, followRegionRedirects: true }),
  operations: {
    GetBucketPolicy: { absent: ["NoSuchBucket", "NoSuchBucketPolicy"] },
    ListBuckets: {
      action: "s3:ListAllMyBuckets",
      paging: { send: "ContinuationToken", next: "ContinuationToken" },
    },
  },
});
