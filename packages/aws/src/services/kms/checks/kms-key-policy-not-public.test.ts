import { known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../../lib/policy-document.ts";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { openTo, policyText } from "../../../testing/policy.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type KmsKeyPolicy, kmsKeyPolicies } from "../key-policies.ts";
import { kmsKeyPolicyNotPublic } from "./kms-key-policy-not-public.ts";

const operation = "kms:GetKeyPolicy";
const denied = {
  code: "access-denied",
  message: `${operation} was denied (AccessDeniedException).`,
} as const;
const root = {
  Sid: "Root",
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111111111111:root" },
  Action: "kms:*",
  Resource: "*",
};
const key: KmsKeyPolicy = {
  id: "arn:aws:kms:eu-west-1:111111111111:key/1",
  name: "alias/data",
  policy: known(parsePolicy(operation, policyText(root))),
  tags: known({}),
};
const one = (change: Partial<KmsKeyPolicy>) => [listingOf(kmsKeyPolicies, [{ ...key, ...change }])];
const open = (names: string) => `statements that let everyone in: ${names}, expected empty`;

testCheck(
  kmsKeyPolicyNotPublic,
  { test, expect },
  {
    pass: [{ name: "names whom it lets in", given: one({}), says: [open("none")] }],
    fail: [
      {
        name: "lets everyone in",
        given: one({ policy: known(parsePolicy(operation, policyText(root, openTo()))) }),
        says: [open("Open")],
      },
    ],
    unreadable: [
      { name: "the policy is denied", given: one({ policy: unreadable(denied) }), says: [denied.message] },
      {
        name: "cannot be read",
        given: [listingOf(kmsKeyPolicies, [unreadableResource(key.id, denied)])],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no keys",
      given: [listingOf(kmsKeyPolicies, [])],
      says: ["There is no policy of a KMS key in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const policy = (...statements: readonly object[]): Answer => ({ Policy: policyText(...statements) });
  const equals = (keys: object) => openTo({ StringEquals: keys });
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string, says: string])[] = [
    ["the policy of a new key", policy(root), "pass", open("none")],
    [
      "everyone of one account (prowler#970, prowler#849)",
      policy(equals({ "kms:CallerAccount": "111111111111" })),
      "pass",
      open("none"),
    ],
    [
      "as AWS writes it for its own keys",
      policy(equals({ "kms:CallerAccount": "111111111111", "kms:ViaService": "s3.eu-west-1.amazonaws.com" })),
      "pass",
      open("none"),
    ],
    [
      "any account, through S3",
      policy(equals({ "kms:ViaService": "s3.eu-west-1.amazonaws.com" })),
      "fail",
      open("Open"),
    ],
    [
      "any account by a wildcard (steampipe-mod-aws-perimeter#23)",
      policy(openTo({ StringLike: { "kms:CallerAccount": "*" } })),
      "fail",
      open("Open"),
    ],
    ["the organization", policy(equals({ "aws:PrincipalOrgID": "o-abcdefghij" })), "pass", open("none")],
    [
      "AWS: * without any condition (cfn_nag#338)",
      policy(root, openTo(undefined, { Principal: { AWS: "*" } })),
      "fail",
      open("Open"),
    ],
    [
      "a Deny for everyone (brainiac#1214)",
      policy(root, openTo(undefined, { Effect: "Deny" })),
      "pass",
      open("none"),
    ],
    [
      "a key that denies its own administrators",
      failure(operation, "AccessDeniedException", 400),
      "error",
      denied.message,
    ],
  ];
  test.each(cases)("%s", async (_, answer, outcome, says) => {
    const said = await judgeScript(kmsKeyPolicyNotPublic, {
      ...noTags,
      "kms:ListAliases": { Aliases: [], Truncated: false },
      "kms:ListKeys": { Keys: [{ KeyId: "1", KeyArn: key.id }], Truncated: false },
      [operation]: answer,
    });
    expect(said.map((each) => [each.outcome, each.says])).toEqual([[outcome, [says]]]);
  });
});
