import { defineCheck, fact, from } from "@bylaw/core";
import { s3Buckets } from "../buckets.ts";
import { deniesPlainHttpToBucket, deniesPlainHttpToObjects } from "../plain-http.ts";

export const s3BucketTlsOnly = defineCheck({
  id: "aws/s3-bucket-tls-only",
  title: "S3 bucket denies every request without TLS",
  why: "S3 answers plain HTTP unless the bucket's policy forbids it, and whoever listens can read along.",
  fix: 'In the console: S3, the bucket, Permissions, Bucket policy, Edit. Or: aws s3api put-bucket-policy --bucket <bucket> --policy file://policy.json. Add to what the policy says: {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::<bucket>", "arn:aws:s3:::<bucket>/*"], "Condition": {"Bool": {"aws:SecureTransport": "false"}}}',
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The bucket's own policy is read: what service control policies, resource control policies and policies of VPC endpoints deny does not count, and a bucket that is safe by one of those alone fails.",
    "Access points of the bucket have policies of their own, which are not read.",
    "Directory buckets, table buckets, vector buckets and S3 on Outposts are not looked at.",
    "A denial counts when it meets everybody, every S3 action and every object; actions that are listed one by one do not, because AWS adds new ones.",
    "A request in plain HTTP is taken to have no s3:TlsVersion.",
    "Which TLS version a request uses is not judged.",
    'With bucketsFrom: "config", a bucket may pass by what AWS Config recorded: a change that it has not recorded yet is not seen. None fails by it.',
  ],
  sources: [
    {
      title: "AWS IAM User Guide, condition operators",
      url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
      read: "2026-11",
    },
    {
      title: "AWS IAM User Guide, single-valued and multivalued context keys",
      url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html",
      read: "2026-11",
    },
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
