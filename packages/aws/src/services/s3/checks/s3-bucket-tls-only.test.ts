import type { Observed } from "@bylaw/core";
import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { type PolicyDocument, type PolicyStatement, parsePolicy } from "../../../lib/policy-document.ts";
import { s3Buckets } from "../buckets.ts";
import { s3BucketTlsOnly } from "./s3-bucket-tls-only.ts";

const id = "arn:aws:s3:::acme-data";
const bucket = { id, name: "acme-data", region: "eu-west-1" };
const denial: PolicyStatement = {
  effect: "Deny",
  principals: [{ type: "*", value: "*" }],
  actions: ["s3:*"],
  resources: [id, `${id}/*`],
  conditions: [{ operator: "Bool", key: "aws:securetransport", values: ["false"] }],
};
const denied = {
  code: "access-denied",
  message: "s3:GetBucketPolicy was denied (AccessDenied).",
  operation: "s3:GetBucketPolicy",
  permission: "s3:GetBucketPolicy",
} as const;
const one = (policy: Observed<PolicyDocument>) => [listingOf(s3Buckets, [{ ...bucket, policy }])];
const statement = (change: Partial<PolicyStatement>) =>
  one(known({ statements: [{ ...denial, ...change }] }));

testCheck(
  s3BucketTlsOnly,
  { test, expect },
  {
    pass: [
      {
        name: "denies plain HTTP",
        given: statement({}),
        says: [
          "plain HTTP to the bucket is denied: true, expected true",
          "plain HTTP to its objects is denied: true, expected true",
        ],
      },
      {
        name: "denies it in the policy of another partition's bucket",
        given: [
          listingOf(s3Buckets, [
            {
              ...bucket,
              id: "arn:aws-cn:s3:::acme-data",
              policy: known(
                parsePolicy(
                  "s3:GetBucketPolicy",
                  '{"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws-cn:s3:::acme-data","arn:aws-cn:s3:::acme-data/*"],"Condition":{"Bool":{"aws:SecureTransport":false}}}}',
                ),
              ),
            },
          ]),
        ],
        says: [
          "plain HTTP to the bucket is denied: true, expected true",
          "plain HTTP to its objects is denied: true, expected true",
        ],
      },
    ],
    fail: [
      {
        name: "has no policy",
        given: one(absent("s3:GetBucketPolicy", "NoSuchBucketPolicy")),
        says: [
          "plain HTTP to the bucket is denied: absent (NoSuchBucketPolicy), expected true",
          "plain HTTP to its objects is denied: absent (NoSuchBucketPolicy), expected true",
        ],
      },
      {
        name: "leaves its objects open",
        given: statement({ resources: [id] }),
        says: ["plain HTTP to its objects is denied: false, expected true"],
      },
      {
        name: "denies reading only",
        given: statement({ actions: ["s3:Get*"] }),
        says: [
          "plain HTTP to the bucket is denied: false, expected true",
          "plain HTTP to its objects is denied: false, expected true",
        ],
      },
    ],
    unreadable: [
      { name: "its policy is denied", given: one(unreadable(denied)), says: [denied.message] },
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
