import type { AnyCheck } from "@bylaw/core";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../testing/judge.ts";
import { failure, type Script } from "../../testing/script.ts";
import { s3BucketAccessLogging } from "./checks/s3-bucket-access-logging.ts";
import { s3BucketKmsEncryption } from "./checks/s3-bucket-kms-encryption.ts";
import { s3BucketLifecycle } from "./checks/s3-bucket-lifecycle.ts";
import { s3BucketTlsOnly } from "./checks/s3-bucket-tls-only.ts";
import { s3BucketVersioning } from "./checks/s3-bucket-versioning.ts";
import { batch, itemOf, recordedScript, strongSettings } from "./recorded.fixture.ts";

const none = (operation: string, code: string) => ({ [operation]: failure(operation, code, 404) });
/** S3 itself says that nothing passes, so what passes does so by AWS Config's word. */
const weak: Script = {
  ...none("s3:GetBucketPolicy", "NoSuchBucketPolicy"),
  ...none("s3:GetBucketEncryption", "ServerSideEncryptionConfigurationNotFoundError"),
  ...none("s3:GetBucketLifecycleConfiguration", "NoSuchLifecycleConfiguration"),
  "s3:GetBucketLogging": {},
  "s3:GetBucketVersioning": {},
};
const strong = strongSettings("data");

async function outcomeOf(check: AnyCheck, settings: object): Promise<string | undefined> {
  const items = { baseConfigurationItems: [itemOf("data", settings)], unprocessedResourceKeys: [] };
  const script = recordedScript(["data"], { ...weak, [batch]: items });
  const [verdict] = await judgeScript(check, script, { bucketsFrom: "config" });
  return verdict?.outcome;
}

type Case = readonly [what: string, recorded: unknown];
const rule = strong.BucketLifecycleConfiguration.rules[0];
const rules = (...changes: readonly object[]) => ({
  rules: changes.map((change) => ({ ...rule, ...change })),
});
const encrypted = (by: object, more: object = {}) => ({
  rules: [{ applyServerSideEncryptionByDefault: by, ...more }],
});
const arn = "arn:aws:kms:eu-west-1:111111111111:key/1";
const statement = (change: object) =>
  JSON.stringify({
    Statement: [
      {
        ...{ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" },
        Condition: { Bool: { "aws:SecureTransport": "false" } },
        ...change,
      },
    ],
  });

const settings: readonly (readonly [
  keyof typeof strong,
  AnyCheck,
  taken: readonly Case[],
  asked: readonly Case[],
])[] = [
  [
    "BucketPolicy",
    s3BucketTlsOnly,
    [["of everything", { policyText: statement({}) }]],
    [
      ["null", { policyText: null }],
      ["without the text", {}],
      ["that is none", { policyText: "none" }],
      ["as an object", { policyText: JSON.parse(statement({})) }],
      ["that allows", { policyText: statement({ Effect: "Allow" }) }],
      ["of objects alone", { policyText: statement({ Resource: "arn:aws:s3:::data/*" }) }],
      ["of the bucket alone", { policyText: statement({ Resource: "arn:aws:s3:::data" }) }],
      ["that is narrowed", { policyText: statement({ Principal: { AWS: "111111111111" } }) }],
      ["with a member twice", { policyText: statement({}).replace('"Effect"', '"Effect":"Allow","Effect"') }],
      ["beside something new", { policyText: statement({}), isPublic: false }],
    ],
  ],
  [
    "BucketVersioningConfiguration",
    s3BucketVersioning,
    [],
    [
      ["off", { status: "Off", isMfaDeleteEnabled: null }],
      ["suspended", { status: "Suspended", isMfaDeleteEnabled: null }],
      ["in other letters", { status: "ENABLED", isMfaDeleteEnabled: null }],
      ["with MFA Delete in an unknown form", { status: "Enabled", isMfaDeleteEnabled: "true" }],
      ["without MFA Delete", { status: "Enabled" }],
      ["twice", '{"status":"Off","isMfaDeleteEnabled":null,"status":"Enabled"}'],
      ["encoded twice", JSON.stringify(JSON.stringify(strong.BucketVersioningConfiguration))],
      ["cut short", '{"status":"Enabled","isMfaDelete'],
      ["empty", ""],
      ["null", "null"],
    ],
  ],
  [
    "BucketLoggingConfiguration",
    s3BucketAccessLogging,
    [
      ["without a prefix", { destinationBucketName: "logs", logFilePrefix: "" }],
      [
        "in the usual form",
        { destinationBucketName: "logs", logFilePrefix: "", targetObjectKeyFormat: null },
      ],
    ],
    [
      ["to nowhere", { destinationBucketName: null, logFilePrefix: null }],
      ["to an empty name", { destinationBucketName: "", logFilePrefix: "" }],
      ["without a name", { logFilePrefix: "" }],
      ["to a number", { destinationBucketName: 1, logFilePrefix: "" }],
      ["in an unknown form", { destinationBucketName: "logs", logFilePrefix: "", targetObjectKeyFormat: {} }],
    ],
  ],
  [
    "ServerSideEncryptionConfiguration",
    s3BucketKmsEncryption,
    [
      ["in two layers", encrypted({ sseAlgorithm: "aws:kms:dsse", kmsMasterKeyID: arn })],
      ["by an alias", encrypted({ sseAlgorithm: "aws:kms", kmsMasterKeyID: "alias/own" })],
    ],
    [
      ["with keys of S3", encrypted({ sseAlgorithm: "AES256", kmsMasterKeyID: null })],
      ["with AWS's own key", encrypted({ sseAlgorithm: "aws:kms", kmsMasterKeyID: "alias/aws/s3" })],
      ["with no key", encrypted({ sseAlgorithm: "aws:kms", kmsMasterKeyID: null })],
      ["with an empty key", encrypted({ sseAlgorithm: "aws:kms", kmsMasterKeyID: "" })],
      ["by no rule", { rules: [] }],
      ["by two rules", { rules: [...strong.ServerSideEncryptionConfiguration.rules, {}] }],
      ["in S3's own words", { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } }] }],
      [
        "with more than is known",
        encrypted({ sseAlgorithm: "aws:kms", kmsMasterKeyID: arn }, { blocked: [] }),
      ],
    ],
  ],
  [
    "BucketLifecycleConfiguration",
    s3BucketLifecycle,
    [
      ["that expires", rules({ transitions: null })],
      ["that moves", rules({ expirationInDays: -1 })],
      ["among others", rules({ status: "Disabled" }, {})],
    ],
    [
      ["of no rule", rules()],
      ["that is not in force", rules({ status: "Disabled" })],
      ["for noncurrent objects", rules({ expirationInDays: -1, transitions: null })],
      [
        "for delete markers alone",
        rules({ expirationInDays: -1, transitions: [], expiredObjectDeleteMarker: true }),
      ],
      ["of no days", rules({ expirationInDays: 0 })],
      ["of days that are none", rules({ expirationInDays: "365" })],
      ["on a date", rules({ expirationDate: "2027-01-01T00:00:00.000Z" })],
      ["with a rule of an unknown shape beside it", rules({}, { status: "Paused" })],
      ["with more than is known", rules({ newerNoncurrentVersions: 3 })],
    ],
  ],
];

describe.each(settings)("%s", (member, check, taken, asked) => {
  test.each<Case>([["as in public samples", strong[member]], ...taken])(
    "%s is taken",
    async (_, recorded) => {
      expect(await outcomeOf(check, { [member]: recorded })).toBe("pass");
    },
  );
  test.each<Case>(asked)("%s is asked of S3", async (_, recorded) => {
    expect(await outcomeOf(check, { [member]: recorded })).toBe("fail");
  });
  test("that is missing is asked of S3", async () => {
    expect(await outcomeOf(check, { ...strong, [member]: undefined })).toBe("fail");
  });
});
