import type { Estate } from "../../testing/estate.ts";
import { failure, type Script } from "../../testing/script.ts";

const name = "acme-orders";
const arn = `arn:aws:s3:::${name}`;
const denial = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [arn, `${arn}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const everybody = "http://acs.amazonaws.com/groups/global/AllUsers";

/** The bucket of the trail is another account's: it is asked, and not listed. */
const buckets: Script = { "s3:ListBuckets": { Buckets: [{ Name: name, BucketRegion: "eu-west-1" }] } };
const blocked = (is: boolean) => ({
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: is,
    IgnorePublicAcls: is,
    BlockPublicPolicy: is,
    RestrictPublicBuckets: is,
  },
});
const encrypted = (by: object) => ({
  ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: by }] },
});
const none = (operation: string, code: string): Script => ({ [operation]: failure(operation, code, 404) });

export const estate: Estate = {
  sound: {
    ...buckets,
    "s3-control:GetPublicAccessBlock": blocked(true),
    "s3:GetBucketPolicy": { Policy: JSON.stringify({ Version: "2012-10-17", Statement: [denial] }) },
    "s3:GetBucketVersioning": { Status: "Enabled" },
    "s3:GetBucketEncryption": encrypted({
      SSEAlgorithm: "aws:kms",
      KMSMasterKeyID: "arn:aws:kms:eu-west-1:111111111111:key/11111111-2222-3333-4444-555555555555",
    }),
    "s3:GetBucketLifecycleConfiguration": {
      Rules: [{ ID: "old", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 365 } }],
    },
    "s3:GetBucketLogging": { LoggingEnabled: { TargetBucket: "acme-access-logs", TargetPrefix: "orders/" } },
    "s3:GetObjectLockConfiguration": {
      ObjectLockConfiguration: {
        ObjectLockEnabled: "Enabled",
        Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 365 } },
      },
    },
  },
  weak: {
    ...buckets,
    "s3-control:GetPublicAccessBlock": blocked(false),
    ...none("s3:GetBucketPolicy", "NoSuchBucketPolicy"),
    ...none("s3:GetPublicAccessBlock", "NoSuchPublicAccessBlockConfiguration"),
    ...none("s3:GetBucketOwnershipControls", "OwnershipControlsNotFoundError"),
    "s3:GetBucketAcl": {
      Owner: { ID: "owner" },
      Grants: [{ Grantee: { Type: "Group", URI: everybody }, Permission: "READ" }],
    },
    "s3:GetBucketPolicyStatus": { PolicyStatus: { IsPublic: true } },
    "s3:GetBucketVersioning": { Status: "Suspended" },
    "s3:GetBucketEncryption": encrypted({ SSEAlgorithm: "AES256" }),
    ...none("s3:GetBucketLifecycleConfiguration", "NoSuchLifecycleConfiguration"),
    "s3:GetBucketLogging": {},
    ...none("s3:GetObjectLockConfiguration", "ObjectLockConfigurationNotFoundError"),
  },
};
