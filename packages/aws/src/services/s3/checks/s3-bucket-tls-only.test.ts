import type { Observed } from "@bylaw/core";
import { absent, known, unreadable } from "@bylaw/core/provider";
import { type ListingFixture, listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { type PolicyDocument, parsePolicy } from "../../../lib/policy-document.ts";
import { s3Buckets } from "../buckets.ts";
import { s3BucketTlsOnly } from "./s3-bucket-tls-only.ts";

/** Cases name where they were seen: a public issue (`repo#n`), or the page of AWS that decides them. */
const arn = "arn:aws:s3:::acme-data";
const plain = { Bool: { "aws:SecureTransport": "false" } };
const denial = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [arn, `${arn}/*`],
  Condition: plain,
} as const;
const denied = {
  code: "access-denied",
  message: "s3:GetBucketPolicy was denied (AccessDenied).",
  operation: "s3:GetBucketPolicy",
  permission: "s3:GetBucketPolicy",
} as const;

const bucketWith = (policy: Observed<PolicyDocument>, id: string = arn): readonly ListingFixture[] => [
  listingOf(s3Buckets, [{ id, name: "acme-data", region: "eu-west-1", policy, tags: known({}) }]),
];
const policyOf = (...statements: readonly object[]) =>
  known(parsePolicy("s3:GetBucketPolicy", JSON.stringify({ Version: "2012-10-17", Statement: statements })));
const without = (name: keyof typeof denial) =>
  Object.fromEntries(Object.entries(denial).filter(([key]) => key !== name));
const unless = (Condition: object) => [{ ...denial, Condition }];

const line = (what: string, is: boolean) => `plain HTTP to ${what} is denied: ${is}, expected true`;
const both = (is: boolean) => [line("the bucket", is), line("its objects", is)];
const passes = (name: string, statements: readonly object[]) => ({
  name,
  given: bucketWith(policyOf(...statements)),
  says: both(true),
});
const fails = (name: string, statements: readonly object[], says = both(false)) => ({
  name,
  given: bucketWith(policyOf(...statements)),
  says,
});

testCheck(
  s3BucketTlsOnly,
  { test, expect },
  {
    pass: [
      passes("as AWS Config's rule asks (repost s3-bucket-policy-for-config-rule)", [denial]),
      passes("the AWS principal * (cloudsploit#1725, prowler#1077)", [
        { ...denial, Principal: { AWS: ["*"] } },
      ]),
      passes("a boolean (kics#4106)", unless({ Bool: { "aws:SecureTransport": false } })),
      passes(
        "the key in another case (ScoutSuite#1515)",
        unless({ Bool: { "AWS:securetransport": "false" } }),
      ),
      passes("BoolIfExists", unless({ BoolIfExists: { "aws:SecureTransport": "false" } })),
      passes("among other statements (cloudsploit#579, fixinventory#1922)", [
        { ...denial, Effect: "Allow", Action: "s3:GetObject", Condition: {} },
        denial,
      ]),
      passes("half by half in two statements", [
        { ...denial, Resource: arn },
        { ...denial, Resource: `${arn}/*` },
      ]),
      passes("B7: everything is denied to everybody (IAM: an explicit deny wins)", [without("Condition")]),
      passes(
        "B7: old TLS or none (IAM: IfExists)",
        unless({ NumericLessThanIfExists: { "s3:TlsVersion": "1.2" } }),
      ),
      passes(
        "B7: all but new TLS (onc-certification-g10-test-kit#161)",
        unless({ NumericNotEquals: { "s3:TlsVersion": ["1.2", "1.3"] } }),
      ),
      passes("B7: no TLS version (IAM: Null)", unless({ Null: { "s3:TlsVersion": "true" } })),
      passes(
        "B7: a text other than true (IAM: negated operators)",
        unless({ StringNotEquals: { "aws:SecureTransport": "true" } }),
      ),
      passes("B7: the text false", unless({ StringEquals: { "aws:SecureTransport": "false" } })),
      passes(
        "B7: a set operator on one value (IAM: single-valued keys)",
        unless({ "ForAnyValue:Bool": { "aws:SecureTransport": "false" } }),
      ),
      passes("B7: a condition beside it that always holds", [
        { ...denial, Condition: { ...plain, Null: { "aws:SecureTransport": "false" } } },
      ]),
      passes("B7: all actions but another service's (IAM: NotAction)", [
        { ...without("Action"), NotAction: "ec2:*" },
      ]),
      passes("B7: divided by a condition and its opposite", [
        { ...denial, Condition: { ...plain, IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } },
        { ...denial, Condition: { ...plain, NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } } },
      ]),
      {
        name: "a bucket in China, with its own ARN",
        given: bucketWith(
          policyOf({ ...denial, Resource: ["arn:aws-cn:s3:::acme-data", "arn:aws-cn:s3:::acme-data/*"] }),
          "arn:aws-cn:s3:::acme-data",
        ),
        says: both(true),
      },
    ],
    fail: [
      {
        name: "has no policy (cloudsploit#532)",
        given: bucketWith(absent("s3:GetBucketPolicy", "NoSuchBucketPolicy")),
        says: [
          "plain HTTP to the bucket is denied: absent (NoSuchBucketPolicy), expected true",
          "plain HTTP to its objects is denied: absent (NoSuchBucketPolicy), expected true",
        ],
      },
      fails(
        "leaves its objects open (prowler#1481)",
        [{ ...denial, Resource: arn }],
        [line("its objects", false)],
      ),
      fails(
        "leaves the bucket open (inspec-aws#293, aws-solutions-constructs#258)",
        [{ ...denial, Resource: `${arn}/*` }],
        [line("the bucket", false)],
      ),
      fails("denies two actions (checkov#6156)", [{ ...denial, Action: ["s3:GetObject", "s3:PutObject"] }]),
      fails("denies one account only", [{ ...denial, Principal: { AWS: "111111111111" } }]),
      fails("leaves somebody out (IAM: NotPrincipal)", [
        { ...without("Principal"), NotPrincipal: { AWS: "arn:aws:iam::111111111111:root" } },
      ]),
      fails("leaves an action out", [{ ...without("Action"), NotAction: "s3:ListBucket" }]),
      fails("is turned round (content-localization-on-aws#161, modernisation-platform-environments#4693)", [
        { ...denial, Condition: { Bool: { "aws:SecureTransport": "true" } } },
      ]),
      fails("allows TLS and denies nothing (trussworks/terraform-aws-logs#61)", [
        { ...denial, Effect: "Allow", Condition: { Bool: { "aws:SecureTransport": "true" } } },
      ]),
      fails("asks for plain HTTP and old TLS at once", [
        { ...denial, Condition: { ...plain, NumericLessThan: { "s3:TlsVersion": "1.2" } } },
      ]),
      fails(
        "denies old TLS alone (ScoutSuite#1485; IAM: a missing key makes NumericLessThan false)",
        unless({ NumericLessThan: { "s3:TlsVersion": "1.2" } }),
      ),
      fails("is narrowed to a network", [
        { ...denial, Condition: { ...plain, IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } },
      ]),
      fails("spares AWS services", [
        { ...denial, Condition: { ...plain, BoolIfExists: { "aws:PrincipalIsAWSService": "false" } } },
      ]),
      fails("asks for a key that is always there to be absent", [
        { ...denial, Condition: { Null: { "aws:SecureTransport": "true" } } },
      ]),
      fails("compares with another spelling, of which AWS says nothing", [
        { ...denial, Condition: { Bool: { "aws:SecureTransport": "False" } } },
      ]),
      fails("names another partition's bucket", [
        { ...denial, Resource: ["arn:aws-cn:s3:::acme-data", "arn:aws-cn:s3:::acme-data/*"] },
      ]),
    ],
    unreadable: [
      {
        name: "its policy is denied (prowler#356, #380)",
        given: bucketWith(unreadable(denied)),
        says: [denied.message],
      },
      {
        name: "buckets cannot be listed",
        given: [listingOf(s3Buckets, [], { problem: { ...denied, message: "s3:ListBuckets was denied." } })],
        says: ["s3:ListBuckets was denied."],
      },
    ],
    empty: {
      name: "no buckets",
      given: [listingOf(s3Buckets, [])],
      says: ["There is no S3 bucket in aws/test-account: the listing is complete."],
    },
  },
);
