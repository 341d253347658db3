import { count, countWhere, defineCheck, fact } from "@bylaw/core";
import { s3Lifecycles } from "../lifecycle.ts";

export const s3BucketLifecycle = defineCheck({
  id: "aws/s3-bucket-lifecycle",
  title: "S3 bucket has a lifecycle rule in force that expires or moves current objects",
  why: "Data that nobody throws away piles up, and all of it leaks together.",
  fix: "In the console: S3, the bucket, Management, Lifecycle rules. Or: aws s3api put-bucket-lifecycle-configuration --bucket <bucket> --lifecycle-configuration file://rules.json, with a rule that has Expiration or Transitions; it replaces the rules that are there. Leave out buckets whose objects are to stay by their names or tags: .where({ id, because, test }).",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    "One rule is enough, also one for a part of the objects: which prefix, tags and sizes it is for is not judged.",
    "After how long a rule expires or moves objects is not judged, nor that a date lies in the past.",
    "A rule that moves objects to another storage class disposes of nothing by itself.",
    "In a bucket with versions, an expired object stays as a noncurrent version until another rule deletes it.",
    "Every bucket is asked for a rule: which ones hold data to be disposed of is for the program to say, with a selector over names or tags.",
    "What else deletes objects, such as a job of the company's own, does not count.",
    'With bucketsFrom: "config", a bucket may pass by what AWS Config recorded: a change that it has not recorded yet is not seen. None fails by it.',
  ],
  sources: [
    {
      title: "S3: Lifecycle configuration elements",
      url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html",
      read: "2026-11",
    },
  ],
  each: s3Lifecycles,
  assert: ({ rules }) => [
    fact(
      "rules in force that expire or move current objects",
      countWhere(rules, ({ enabled, expires, moves }) => enabled && (expires || moves)),
    ).atLeast(count(1)),
  ],
});
