import { defineService } from "./define-service.ts";

/** Where a bucket has none of it, and where it has been deleted since it was listed. */
const absent = (...codes: readonly string[]) => ({ absent: ["NoSuchBucket", ...codes] });

export const s3 = defineService("s3", {
  sdk: (): Promise<typeof import("@aws-sdk/client-s3")> => import("@aws-sdk/client-s3"),
  client: "S3Client",
  perSecond: 100,
  settings: (given) => ({ forcePathStyle: given.endpoint !== undefined, followRegionRedirects: true }),
  operations: {
    GetBucketAcl: absent(),
    GetBucketEncryption: {
      action: "s3:GetEncryptionConfiguration",
      ...absent("ServerSideEncryptionConfigurationNotFoundError"),
    },
    GetBucketLifecycleConfiguration: {
      action: "s3:GetLifecycleConfiguration",
      ...absent("NoSuchLifecycleConfiguration"),
    },
    GetBucketLogging: absent(),
    GetBucketOwnershipControls: absent("OwnershipControlsNotFoundError"),
    GetBucketPolicy: absent("NoSuchBucketPolicy"),
    GetBucketPolicyStatus: absent("NoSuchBucketPolicy"),
    GetBucketVersioning: absent(),
    GetObjectLockConfiguration: {
      action: "s3:GetBucketObjectLockConfiguration",
      ...absent("ObjectLockConfigurationNotFoundError"),
    },
    GetPublicAccessBlock: {
      action: "s3:GetBucketPublicAccessBlock",
      ...absent("NoSuchPublicAccessBlockConfiguration"),
    },
    ListBuckets: {
      action: "s3:ListAllMyBuckets",
      paging: { send: "ContinuationToken", next: "ContinuationToken" },
    },
  },
});
