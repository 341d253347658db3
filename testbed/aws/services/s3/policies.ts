import { pick } from "../../company/part.ts";
import { auditorRole } from "../iam/roles.ts";

export interface Statement {
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

/** What the policy of a bucket is, for requests without TLS. */
export function planPolicy(index: number): {
  readonly kind: string;
  readonly refusesPlainHttp: boolean;
  statements(bucket: string, account: string): readonly Statement[];
} {
  const found = pick(kinds, index);
  const kind = found === "good" ? pick(goodKinds, Math.floor(index / 2)) : found;
  const policy = good[kind] ?? bad[kind];
  return {
    kind,
    refusesPlainHttp: good[kind] !== undefined,
    statements: (bucket, account) => policy?.(bucket, account) ?? [],
  };
}

/** Lets everybody read. */
export function publicRead(bucket: string): Statement {
  return { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${bucket}/*` };
}

/** Lets S3 write access logs. */
export function logDelivery(bucket: string): Statement {
  return {
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `arn:aws:s3:::${bucket}/*`,
  };
}
