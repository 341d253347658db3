import { describe, expect, test } from "vitest";
import { iamOf, isAdministrator } from "./administrator.ts";
import { allowsOnEvery, allowsOnSome } from "./permissions.ts";
import { parsePolicy } from "./policy-document.ts";

const iam = "arn:aws:iam::111111111111:";
const policyOf = (...statements: readonly object[]) =>
  parsePolicy("iam:GetAccountAuthorizationDetails", JSON.stringify({ Statement: statements }));
const allow = (Action: unknown, more: object = {}) => ({ Effect: "Allow", Action, Resource: "*", ...more });
const deny = (Action: unknown, more: object = {}) => ({ Effect: "Deny", Action, Resource: "*", ...more });
const allowNot = (NotAction: unknown) => ({ Effect: "Allow", NotAction, Resource: "*" });
const mfa = { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
const tagged = { Condition: { StringEquals: { "aws:PrincipalTag/team": "core" } } };
const ofAccount = (key: string, account: string) => ({ Condition: { StringEquals: { [key]: account } } });
const inRegions = (...regions: readonly string[]) => ({
  Condition: { StringEquals: { "aws:RequestedRegion": regions } },
});
const everything = allow("*");

test.each<[name: string, expected: boolean, ...statements: readonly object[]]>([
  ["everything", true, everything],
  ["everything, in lists", true, allow(["*"], { Resource: ["*"] })],
  ["*:*", true, allow("*:*")],
  ["everything in IAM", true, allow("IAM:*")],
  ["everything in IAM, on what IAM has", true, allow("iam:*", { Resource: "arn:aws:iam::*:*" })],
  [
    "everything in IAM of another account",
    false,
    allow("iam:*", { Resource: "arn:aws:iam::222222222222:*" }),
  ],
  ["all of S3", false, allow("s3:*")],
  ["everything, on a bucket", false, allow("*", { Resource: "arn:aws:s3:::b/*" })],
  ["everything, on all but a bucket", true, { Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::b" }],
  ["everything, on all but IAM", false, { Effect: "Allow", Action: "*", NotResource: "arn:aws:iam::*" }],
  ["everything but IAM, as PowerUserAccess", false, allowNot(["iam:*", "organizations:*"])],
  ["everything but IAM, and that besides", true, allowNot("iam:*"), allow("iam:*")],
  ["everything but S3", true, allowNot("s3:*")],
  ["everything but one action of IAM", true, allowNot("iam:CreateUser")],
  ["everything but what gives permissions", false, allowNot(["iam:Attach*", "iam:Put*", "iam:Create*"])],
  ["everything, with MFA", true, allow("*", mfa)],
  ["everything, with a tag", false, allow("*", tagged)],
  ["everything, in regions that IAM is asked in", true, allow("*", inRegions("eu-west-1", "us-east-1"))],
  ["everything, in regions that IAM is not asked in", false, allow("*", inRegions("eu-west-1"))],
  [
    "everything, but in a region that IAM is not asked in",
    true,
    allow("*", { Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } } }),
  ],
  ["everything that the account has", true, allow("*", ofAccount("aws:ResourceAccount", "111111111111"))],
  [
    "everything that another account has",
    false,
    allow("*", ofAccount("aws:ResourceAccount", "222222222222")),
  ],
  [
    "everything, for who is of the account",
    true,
    allow("*", ofAccount("aws:PrincipalAccount", "111111111111")),
  ],
  [
    "everything that the account has, with a tag",
    false,
    allow("*", {
      Condition: {
        StringEquals: { "aws:ResourceAccount": "111111111111", "aws:PrincipalTag/team": "core" },
      },
    }),
  ],
  ["everything, and IAM is denied", false, everything, deny("iam:*")],
  ["everything, and IAM is denied without MFA", true, everything, deny("iam:*", mfa)],
  ["everything, and deleting is denied", true, everything, deny(["s3:Delete*", "iam:Delete*"])],
  [
    "everything, and IAM is denied on one role",
    true,
    everything,
    deny("iam:*", { Resource: `${iam}role/keep` }),
  ],
  [
    "everything, and all but S3 is denied",
    false,
    everything,
    { Effect: "Deny", NotAction: "s3:*", Resource: "*" },
  ],
  ["reading IAM", false, allow(["iam:Get*", "iam:List*"])],
  ["nothing", false],
])("%s: %j", (_, expected, ...statements) => {
  expect(isAdministrator({ policies: [policyOf(...statements)] }, iam)).toBe(expected);
});

describe("a boundary", () => {
  test.each<[name: string, expected: boolean, ...statements: readonly object[]]>([
    ["allows everything", true, everything],
    ["allows everything but IAM", false, allowNot("iam:*")],
    ["allows S3 alone", false, allow("s3:*")],
    ["denies IAM", false, everything, deny("iam:*")],
    ["is empty", false],
    ["leaves a way to give permissions", true, allow(["iam:AttachRolePolicy", "s3:*"])],
  ])("%s: %j", (_, expected, ...statements) => {
    const permissions = { policies: [policyOf(everything)], boundary: policyOf(...statements) };
    expect(isAdministrator(permissions, iam)).toBe(expected);
  });
});

test("several policies add up, and a Deny in one counts against all", () => {
  const [half, other] = [policyOf(allowNot("iam:*")), policyOf(allow("iam:*"))];
  expect(isAdministrator({ policies: [half, other] }, iam)).toBe(true);
  expect(isAdministrator({ policies: [half, other, policyOf(deny("iam:*"))] }, iam)).toBe(false);
});

test("one's own user, by a policy variable, is not every user", () => {
  const own = [policyOf(allow("iam:CreateAccessKey", { Resource: `${iam}user/\${aws:username}` }))];
  expect(allowsOnEvery({ policies: own }, "iam:CreateAccessKey", `${iam}user/*`)).toBe(false);
  expect(allowsOnSome({ policies: own }, "iam:CreateAccessKey")).toBe(true);
});

test.each([
  ["arn:aws:iam::111111111111:user/a:b/ada", iam],
  ["arn:aws-cn:iam::222222222222:role/x", "arn:aws-cn:iam::222222222222:"],
])("the IAM of %s is %s", (arn, expected) => {
  expect(iamOf(arn)).toBe(expected);
});
