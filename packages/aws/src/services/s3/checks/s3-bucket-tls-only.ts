import { defineCheck, fact, from } from "@bylaw/core";
import { s3Buckets } from "../buckets.ts";
import { deniesPlainHttpToBucket, deniesPlainHttpToObjects } from "../plain-http.ts";

export const s3BucketTlsOnly = defineCheck({
  id: "aws/s3-bucket-tls-only",
  title: "S3 bucket denies every request without TLS",
  why: "S3 answers plain HTTP unless the bucket's policy forbids it, and whoever listens can read along.",
  fix: 'Add to the bucket\'s policy: {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::<bucket>", "arn:aws:s3:::<bucket>/*"], "Condition": {"Bool": {"aws:SecureTransport": "false"}}}',
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The bucket's own policy is read: what service control policies, resource control policies, access points and VPC endpoints deny does not count.",
    "Directory buckets, table buckets and S3 on Outposts are not looked at.",
  ],
  each: s3Buckets,
  assert: ({ id, policy }) => [
    fact(
      "plain HTTP to the bucket is denied",
      from(policy, (document) => deniesPlainHttpToBucket(document, id)),
    ).is(true),
    fact(
      "plain HTTP to its objects is denied",
      from(policy, (document) => deniesPlainHttpToObjects(document, id)),
    ).is(true),
  ],
});
