import { defineCheck, fact } from "@bylaw/core";
import { hasOwnKey, s3Encryptions } from "../encryption.ts";

export const s3BucketKmsEncryption = defineCheck({
  id: "aws/s3-bucket-kms-encryption",
  title: "S3 bucket encrypts new objects by default with a named KMS key that is not alias/aws/s3",
  why: "S3 decrypts what it encrypted with its own keys for whoever may read the object: a KMS key of your own has to allow it too, and can be taken away.",
  fix: 'In the console: S3, the bucket, Properties, Default encryption. Or: aws s3api put-bucket-encryption --bucket <bucket> --server-side-encryption-configuration \'{"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "<ARN of the key>"}, "BucketKeyEnabled": true}]}\'. Leave buckets out that need no key of their own: .where({ id, because, test }).',
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Every bucket encrypts new objects in some way, whether or not this passes: S3 does so by itself.",
    "AWS's own key for S3 is known by its alias: one that is named by its id is taken for a key of yours.",
    "The key itself is not read: not its policy, nor its state, nor its rotation, nor whose it is.",
    "Objects that were there before, and those whose sender asks for another encryption, are not encrypted by it.",
    'With bucketsFrom: "config", a bucket may pass by what AWS Config recorded: a change that it has not recorded yet is not seen. None fails by it.',
  ],
  sources: [
    {
      title: "S3: Setting default server-side encryption behavior for Amazon S3 buckets",
      url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html",
      read: "2026-11",
    },
    {
      title: "S3: GetBucketEncryption, ServerSideEncryptionByDefault",
      url: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html",
      read: "2026-11",
    },
  ],
  each: s3Encryptions,
  assert: (bucket) => [
    fact("default encryption", bucket.algorithm).isOneOf(["aws:kms", "aws:kms:dsse"]),
    fact("a KMS key is named, and not alias/aws/s3", hasOwnKey(bucket)).is(true),
  ],
});
