import { anyOf, defineCheck, fact } from "@bylaw/core";
import { s3TrailBuckets } from "../trail-buckets.ts";

export const s3LogBucketImmutable = defineCheck({
  id: "aws/s3-log-bucket-immutable",
  title: "S3 bucket of a trail keeps versions, and Object Lock or MFA delete keeps them from being deleted",
  why: "Whoever breaks in deletes the log of it: what cannot be deleted still tells.",
  fix: 'In the console: S3, the bucket, Properties, Object Lock, Default retention. Or: aws s3api put-bucket-versioning --bucket <bucket> --versioning-configuration Status=Enabled, then aws s3api put-object-lock-configuration --bucket <bucket> --object-lock-configuration \'{"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "COMPLIANCE", "Days": 365}}}\'',
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The mode of the retention and how long it lasts are shown and not judged. In the mode GOVERNANCE, whoever has s3:BypassGovernanceRetention deletes all the same.",
    "Log files that were there before the retention was set are not kept by it.",
    "What else keeps log files is not read: policies that deny deletion, holds on single objects, copies elsewhere.",
    "A trail of one region is seen in the provider's first region only, and its bucket with it.",
    "Only buckets of CloudTrail's trails are looked at: those of AWS Config, of access logs and of backups are not.",
    "Whether the bucket is public is for aws/s3-bucket-not-public to say.",
  ],
  sources: [
    {
      title: "S3: Locking objects with Object Lock",
      url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
      read: "2026-11",
    },
    {
      title: "S3: Configuring MFA delete",
      url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html",
      read: "2026-11",
    },
  ],
  each: s3TrailBuckets,
  appliesTo: ({ ofOwnTrail, trails, owners }) =>
    ofOwnTrail ||
    `The trail ${trails.join(", ")} belongs to the account ${owners.join(", ")}: its bucket is to be judged there.`,
  assert: (bucket) => [
    fact("versioning", bucket.versioning).is("Enabled"),
    anyOf("versions are kept from being deleted", [
      fact("default retention of Object Lock", bucket.retention).isPresent(),
      fact("MFA delete", bucket.mfaDelete).is(true),
    ]),
  ],
});
