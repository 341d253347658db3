import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { afterEach, describe, expect, test } from "vitest";
import { collectFrom } from "../../../testing/collect.ts";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, type ScriptedAws, startScript } from "../../../testing/script.ts";
import { bucket, bucketsScript, denial, denied, none } from "../bucket.fixture.ts";
import { type S3Encryption, s3Encryptions } from "../encryption.ts";
import { s3BucketKmsEncryption } from "./s3-bucket-kms-encryption.ts";

const operation = "s3:GetBucketEncryption";
const problem = denied(operation, "s3:GetEncryptionConfiguration");
const key = "arn:aws:kms:eu-west-1:111111111111:key/1234abcd";
const unnamed = absent(operation, "no KMSMasterKeyID");
const one = (algorithm: S3Encryption["algorithm"], kmsKey: S3Encryption["kmsKey"]) => [
  listingOf(s3Encryptions, [{ ...bucket, algorithm, kmsKey }]),
];
const says = (algorithm: string, named: string | boolean) => [
  `default encryption: ${algorithm}, expected one of aws:kms and aws:kms:dsse`,
  `a KMS key is named, and not alias/aws/s3: ${named}, expected true`,
];

testCheck(
  s3BucketKmsEncryption,
  { test, expect },
  {
    pass: [
      {
        name: "with a key of its own",
        given: one(known("aws:kms"), known(key)),
        says: says("aws:kms", true),
      },
      {
        name: "in two layers",
        given: one(known("aws:kms:dsse"), known(key)),
        says: says("aws:kms:dsse", true),
      },
    ],
    fail: [
      { name: "with keys of S3", given: one(known("AES256"), unnamed), says: says("AES256", false) },
      {
        name: "with AWS's key, which is not named",
        given: one(known("aws:kms"), unnamed),
        says: says("aws:kms", "absent (no KMSMasterKeyID)").slice(1),
      },
    ],
    unreadable: [
      {
        name: "denied",
        given: one(unreadable(problem), unreadable(problem)),
        says: [problem.message],
      },
    ],
    empty: {
      name: "no buckets",
      given: [listingOf(s3Encryptions, [])],
      says: ["There is no S3 bucket in aws/test-account: the listing is complete."],
    },
  },
);

const rules = (...Rules: readonly object[]) => ({ ServerSideEncryptionConfiguration: { Rules } });
const byDefault = (SSEAlgorithm: string, KMSMasterKeyID?: string, more: object = {}) =>
  rules({
    ApplyServerSideEncryptionByDefault: {
      SSEAlgorithm,
      ...(KMSMasterKeyID !== undefined && { KMSMasterKeyID }),
    },
    ...more,
  });

describe("situations from public reports", () => {
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string, says?: string])[] = [
    ["every bucket of 2023 and after (prowler#3400, trivy-checks#469)", byDefault("AES256"), "fail"],
    ["aws:kms without a key is AWS's own (cnspec#3706)", byDefault("aws:kms"), "fail"],
    ["AWS's own by its alias (tfsec#1499)", byDefault("aws:kms", "alias/aws/s3"), "fail"],
    [
      "AWS's own by the ARN of its alias",
      byDefault("aws:kms", "arn:aws:kms:eu-west-1:111111111111:alias/aws/s3"),
      "fail",
    ],
    [
      "a key of another account (checkov#6294)",
      byDefault("aws:kms", key.replace("111111111111", "999999999999")),
      "pass",
    ],
    ["a key by its alias", byDefault("aws:kms", "alias/data"), "pass"],
    ["an alias that only looks like AWS's", byDefault("aws:kms", "alias/not-aws/s3"), "pass"],
    ["without a bucket key (defsec#1067)", byDefault("aws:kms", key, { BucketKeyEnabled: false }), "pass"],
    ["two layers (aws:kms:dsse)", byDefault("aws:kms:dsse", key), "pass"],
    ["none is said", none(operation, "ServerSideEncryptionConfigurationNotFoundError"), "fail"],
    ["denied", denial(operation), "error", problem.message],
    ["no rules", rules(), "error", `${operation} answered without Rules.`],
    [
      "two rules",
      rules({ BucketKeyEnabled: true }, { BucketKeyEnabled: true }),
      "error",
      `${operation} answered with another number of rules than one.`,
    ],
    ["a rule without a default", rules({ BucketKeyEnabled: true }), "error"],
    ["an empty answer", {}, "error", `${operation} answered without ServerSideEncryptionConfiguration.`],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s", async (_, [, answer, outcome, line]) => {
    const script = bucketsScript(["acme-data"], { [operation]: answer });
    const [verdict, ...others] = await judgeScript(s3BucketKmsEncryption, script);
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
    if (line !== undefined) expect(verdict?.says).toEqual([line]);
  });
});

describe("s3Encryptions", () => {
  let server: ScriptedAws;
  afterEach(() => server.stop());

  test("asks one question a bucket, and leaves out one that is gone", async () => {
    const answers = {
      [operation]: ({ input }: { readonly input: Readonly<Record<string, unknown>> }) =>
        input.Bucket === "gone" ? none(operation, "NoSuchBucket") : byDefault("aws:kms", key),
    };
    server = await startScript(bucketsScript(["acme-data", "gone"], answers));
    const [listed] = await collectFrom(s3Encryptions, server.endpoint);
    expect(listed?.items).toEqual([
      {
        ...bucket,
        tags: { state: "known", value: {} },
        algorithm: { state: "known", value: "aws:kms" },
        kmsKey: { state: "known", value: key },
      },
    ]);
    expect(listed?.calls).toEqual({ "s3:ListBuckets": 1, [operation]: 2, "tagging:GetResources": 1 });
  });
});
