import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { forEach } from "../../company/concurrency.ts";
import type { Connection } from "../../company/connect.ts";
import { definePart, type Planned, pick, type Stage } from "../../company/part.ts";
import { auditorRole } from "../iam/roles.ts";

export interface PlannedBucket extends Planned {
  readonly name: string;
  readonly region: string;
  readonly kind: string;
  readonly policy?: Readonly<Record<string, unknown>>;
}

interface Statement {
  readonly [field: string]: unknown;
}

const insecure = { Bool: { "aws:SecureTransport": "false" } };

function denial(bucket: string, changed: Statement = {}): Statement {
  const arn = `arn:aws:s3:::${bucket}`;
  return {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [arn, `${arn}/*`],
    Condition: insecure,
    ...changed,
  };
}

type Policy = (bucket: string, account: string) => readonly Statement[];

/** Ways to write it right: each is complete. */
const good: Readonly<Record<string, Policy>> = {
  "tls-only": (bucket) => [denial(bucket)],
  "tls-only-aws-star": (bucket) => [denial(bucket, { Principal: { AWS: "*" }, Action: ["s3:*"] })],
  "tls-only-boolean": (bucket) => [denial(bucket, { Condition: { Bool: { "aws:SecureTransport": false } } })],
  "tls-only-lower-case": (bucket) => [
    denial(bucket, { Action: "*", Condition: { BoolIfExists: { "aws:securetransport": ["false"] } } }),
  ],
  "tls-only-two-statements": (bucket) => [
    denial(bucket, { Sid: "Bucket", Resource: `arn:aws:s3:::${bucket}` }),
    denial(bucket, { Sid: "Objects", Resource: `arn:aws:s3:::${bucket}/*` }),
  ],
  "tls-1-2-as-well": (bucket) => [
    denial(bucket),
    denial(bucket, { Sid: "OldTls", Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } }),
  ],
};

/** Near misses: each lets some request without TLS through (checks.md 1.3 s3-bucket-tls-only). */
const bad: Readonly<Record<string, Policy>> = {
  "only-get": (bucket) => [denial(bucket, { Action: "s3:Get*" })],
  "only-bucket-arn": (bucket) => [denial(bucket, { Resource: `arn:aws:s3:::${bucket}` })],
  "only-one-role": (bucket, account) => [
    denial(bucket, { Principal: { AWS: `arn:aws:iam::${account}:role/${auditorRole}` } }),
  ],
  "only-tls-version": (bucket) => [
    denial(bucket, { Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } }),
  ],
  "only-one-network": (bucket) => [
    denial(bucket, { Condition: { ...insecure, IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } }),
  ],
};

const goodKinds = Object.keys(good);
const kinds: readonly string[] = [
  ...["good", "none", "good", "only-get", "good", "only-bucket-arn", "good", "only-one-role", "good", "good"],
  ...["only-tls-version", "good", "only-one-network", "good", "good", "good", "good", "good", "good", "good"],
];
const purposes = [
  "invoices",
  "exports",
  "media",
  "backups",
  "builds",
  "reports",
  "uploads",
  "archives",
  "models",
];

export function auditBucket(stage: Stage): string {
  return `acme-${stage}-audit-logs`;
}

export const company = definePart({
  sizes: { buckets: 80 },
  plan: ({ id, stage, regions, size }) => ({ buckets: planBuckets(stage, id, size.buckets, regions) }),
  build: (connection, { buckets }) => buildBuckets(connection, buckets),
});

function planBuckets(
  stage: Stage,
  account: string,
  count: number,
  regions: readonly string[],
): PlannedBucket[] {
  return Array.from({ length: count }, (_, index): PlannedBucket => {
    const name =
      index === 0
        ? auditBucket(stage)
        : `acme-${stage}-${pick(purposes, index)}-${String(index).padStart(2, "0")}`;
    const region = pick(regions, index);
    const found = pick(kinds, index);
    const kind = found === "good" ? pick(goodKinds, Math.floor(index / 2)) : found;
    const policy = good[kind] ?? bad[kind];
    const expects = { "aws/s3-bucket-tls-only": good[kind] === undefined ? "fail" : "pass" } as const;
    const bucket = { name, resource: name, region, kind, expects };
    if (policy === undefined) return bucket;
    return { ...bucket, policy: { Version: "2012-10-17", Statement: policy(name, account) } };
  });
}

function buildBuckets(connection: Connection, buckets: readonly PlannedBucket[]): Promise<void> {
  return forEach(buckets, async ({ name, region, policy }) => {
    const s3 = connection.client(S3Client, region);
    const elsewhere = {
      CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint },
    };
    await s3.send(new CreateBucketCommand({ Bucket: name, ...(region === "us-east-1" ? {} : elsewhere) }));
    await s3.send(
      new PutBucketTaggingCommand({
        Bucket: name,
        Tagging: { TagSet: [{ Key: "owner", Value: "équipe données = +1 @ 東京 / -- :" }] },
      }),
    );
    if (policy === undefined) return;
    await s3.send(new PutBucketPolicyCommand({ Bucket: name, Policy: JSON.stringify(policy) }));
  });
}
