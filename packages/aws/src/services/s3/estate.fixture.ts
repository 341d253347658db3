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

const buckets: Script = { "s3:ListBuckets": { Buckets: [{ Name: name, BucketRegion: "eu-west-1" }] } };

export const estate: Estate = {
  sound: {
    ...buckets,
    "s3:GetBucketPolicy": { Policy: JSON.stringify({ Version: "2012-10-17", Statement: [denial] }) },
  },
  weak: {
    ...buckets,
    "s3:GetBucketPolicy": failure("s3:GetBucketPolicy", "NoSuchBucketPolicy", 404),
  },
};
