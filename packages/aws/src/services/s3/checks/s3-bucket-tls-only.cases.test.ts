import { beforeAll, describe, expect, test } from "vitest";
import { judgeScript, noTags, type Verdict } from "../../../testing/judge.ts";
import { type Answer, failure, type Script } from "../../../testing/script.ts";
import { s3BucketTlsOnly } from "./s3-bucket-tls-only.ts";

/** Situations from public reports (repository#number, or AWS's guide), as AWS's answers, through the real provider. */

const [listBuckets, getPolicy] = ["s3:ListBuckets", "s3:GetBucketPolicy"] as const;
const nameOf = (index: number) => `case-${String(index).padStart(2, "0")}`;

type Statement = Readonly<Record<string, unknown>>;
/** Statements over a bucket, by its ARN; or what S3 answers instead. */
type Policy = ((arn: string) => Statement | readonly Statement[]) | { readonly answer: Answer };
type Case = readonly [name: string, policy: Policy, outcome: string | undefined, says?: string];

const denial = (arn: string, change: Statement = {}): Statement => ({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [arn, `${arn}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
  ...change,
});
const deny =
  (change: Statement): Policy =>
  (arn) =>
    denial(arn, change);
const bucketOpen = "plain HTTP to the bucket is denied: false, expected true";
const objectsOpen = "plain HTTP to its objects is denied: false, expected true";
const condition = (...[operator, key, value]: readonly [string, string, unknown]) =>
  deny({ Condition: { [operator]: { [key]: value } } });
const refused = (code: string, status = 403) => ({ answer: failure(getPolicy, code, status) });
const said = (text: string) => `${getPolicy} ${text}.`;

const cases: readonly Case[] = [
  ["S18: as AWS writes it", deny({}), "pass"],
  ["S19: to every AWS principal (cloudsploit#1725)", deny({ Principal: { AWS: "*" } }), "pass"],
  ["S19: to a list of everybody (prowler#1077)", deny({ Principal: { AWS: ["*"] } }), "pass"],
  [
    "S20: a boolean in place of its word (kics#4106)",
    condition("Bool", "aws:SecureTransport", false),
    "pass",
  ],
  [
    "S21: the key in another case (ScoutSuite#1515)",
    condition("Bool", "AWS:securetransport", "false"),
    "pass",
  ],
  ["S22: BoolIfExists", condition("BoolIfExists", "aws:SecureTransport", "false"), "pass"],
  [
    "S23: beside others that allow (cloudsploit#579)",
    (arn) => [{ ...denial(arn), Effect: "Allow", Condition: {} }, denial(arn)],
    "pass",
  ],
  [
    "S25: its objects only (prowler#1481)",
    (arn) => denial(arn, { Resource: `${arn}/*` }),
    "fail",
    bucketOpen,
  ],
  ["S26: the bucket only", (arn) => denial(arn, { Resource: arn }), "fail", objectsOpen],
  ["S27: everything in S3", deny({ Resource: "arn:aws:s3:::*" }), "pass"],
  [
    "S28: half by half",
    (arn) => [denial(arn, { Resource: arn }), denial(arn, { Resource: `${arn}/*` })],
    "pass",
  ],
  [
    "S29: in another partition",
    (arn) => denial(arn, { Resource: [arn, `${arn}/*`].map((one) => one.replace("arn:aws", "arn:aws-cn")) }),
    "fail",
    bucketOpen,
  ],
  [
    "S31: two actions (checkov#6156)",
    deny({ Action: ["s3:GetObject", "s3:PutObject"] }),
    "fail",
    objectsOpen,
  ],
  [
    "S32: to one role",
    deny({ Principal: { AWS: "arn:aws:iam::111111111111:role/app" } }),
    "fail",
    objectsOpen,
  ],
  ["S32: to a service", deny({ Principal: { Service: "logging.s3.amazonaws.com" } }), "fail", objectsOpen],
  [
    "S33: to all but one",
    deny({ Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::111111111111:root" } }),
    "fail",
    objectsOpen,
  ],
  ["S34: every action but one", deny({ Action: undefined, NotAction: "s3:ListBucket" }), "fail"],
  [
    "S35: from outside the organization",
    deny({
      Condition: {
        Bool: { "aws:SecureTransport": "false" },
        StringNotEquals: { "aws:PrincipalOrgID": "o-1" },
      },
    }),
    "fail",
    bucketOpen,
  ],
  [
    "S36: without TLS and with old TLS at once",
    deny({
      Condition: { Bool: { "aws:SecureTransport": "false" }, NumericLessThan: { "s3:TlsVersion": "1.2" } },
    }),
    "fail",
    bucketOpen,
  ],
  [
    "S37: turned round (content-localization-on-aws#161)",
    condition("Bool", "aws:SecureTransport", "true"),
    "fail",
    bucketOpen,
  ],
  [
    "S38: allowed with TLS, and nothing denied (trussworks/terraform-aws-logs#61)",
    deny({ Effect: "Allow", Condition: { Bool: { "aws:SecureTransport": "true" } } }),
    "fail",
    bucketOpen,
  ],
  [
    "S39: where the key is absent, which it never is",
    condition("Null", "aws:SecureTransport", "true"),
    "fail",
    bucketOpen,
  ],
  [
    "S40: no policy (cloudsploit#532)",
    refused("NoSuchBucketPolicy", 404),
    "fail",
    "plain HTTP to the bucket is denied: absent (NoSuchBucketPolicy), expected true",
  ],
  [
    "S41: its policy is denied (prowler#356)",
    refused("AccessDenied"),
    "error",
    said("was denied (AccessDenied)"),
  ],
  [
    "S42: asked by another account (prowler#1156)",
    refused("MethodNotAllowed", 405),
    "error",
    said("failed (MethodNotAllowed)"),
  ],
  ["S42: switched off", refused("AllAccessDisabled"), "error", said("was denied (AllAccessDisabled)")],
  ["S14: listed and gone (cloud-custodian#7198)", refused("NoSuchBucket", 404), undefined],
  ["S45: an element nobody knows", deny({ Sorts: "all" }), "error"],
  ["S45: an effect in another case", deny({ Effect: "deny" }), "error"],
  [
    "S46: a variable in its resource",
    (arn) => denial(arn, { Resource: [arn, `${arn}/\${aws:username}/*`] }),
    "fail",
    objectsOpen,
  ],
  [
    "S47: some of its objects",
    (arn) => denial(arn, { Resource: [arn, `${arn}/*.txt`] }),
    "fail",
    objectsOpen,
  ],
];

const arnOf = (index: number) => `arn:aws:s3:::${nameOf(index)}`;
const script: Script = {
  ...noTags,
  [listBuckets]: { Buckets: cases.map((_, index) => ({ Name: nameOf(index), BucketRegion: "eu-north-1" })) },
  [getPolicy]: ({ input }) => {
    const index = cases.findIndex((_, at) => nameOf(at) === input.Bucket);
    const [, policy] = cases[index] ?? ["", refused("NotScripted")];
    if (typeof policy !== "function") return policy.answer;
    return { Policy: JSON.stringify({ Version: "2012-10-17", Statement: policy(arnOf(index)) }) };
  },
};

describe("aws/s3-bucket-tls-only", () => {
  let verdicts: readonly Verdict[];
  beforeAll(async () => {
    verdicts = await judgeScript(s3BucketTlsOnly, script);
  });

  test.each(cases.map(([name, , outcome, says], index) => ({ name, outcome, says, index })))(
    "$name: $outcome",
    ({ outcome, says, index }) => {
      const found = verdicts.find(({ resource }) => resource === nameOf(index));
      expect(found?.outcome).toBe(outcome);
      if (says !== undefined) expect(found?.says).toContain(says);
    },
  );
});
