import { defineCheck, fact } from "@bylaw/core";
import { s3Versionings } from "../versioning.ts";

export const s3BucketVersioning = defineCheck({
  id: "aws/s3-bucket-versioning",
  title: "S3 bucket keeps versions of its objects",
  why: "What was overwritten or deleted in a bucket without versions is gone, by mistake as well as by malice.",
  fix: "In the console: S3, the bucket, Properties, Bucket Versioning. Or: aws s3api put-bucket-versioning --bucket <bucket> --versioning-configuration Status=Enabled. A lifecycle rule for noncurrent versions keeps the cost down. Leave out buckets of logs and of temporary files by their names or tags: .where({ id, because, test }).",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Every bucket is asked for versions: which ones hold data or backups is for the program to say, with a selector over names or tags.",
    "How long old versions are kept is not judged: a lifecycle rule may delete them after a day.",
    "Who may delete versions is not read.",
    "Objects from before it was switched on have versions only from their next change on.",
    "Copies that are made another way, such as by AWS Backup or replication, do not count.",
    'With bucketsFrom: "config", a bucket may pass by what AWS Config recorded: a change that it has not recorded yet is not seen. None fails by it.',
  ],
  sources: [
    {
      title: "S3: Retaining multiple versions of objects with S3 Versioning",
      url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
      read: "2026-11",
    },
  ],
  each: s3Versionings,
  assert: ({ versioning }) => [fact("versioning", versioning).is("Enabled")],
});
