import { atMost, defineParameter, names } from "@bylaw/core";
import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { details, judgeAccount, type Statement } from "../../../testing/iam-account.ts";
import { failure } from "../../../testing/script.ts";
import { type IamRole, iamRoles } from "../roles.ts";
import { iamRoleTrustRestricted } from "./iam-role-trust-restricted.ts";

const trusting = (...values: string[]): Partial<IamRole> => ({
  trust: known({
    statements: [
      {
        effect: "Allow",
        principals: values.map((value) => ({ type: "AWS" as const, value })),
        actions: ["sts:AssumeRole"],
        conditions: [],
      },
    ],
  }),
});
const role: IamRole = {
  id: "arn:aws:iam::111111111111:role/job",
  name: "job",
  path: "/",
  trust: unreadable({
    code: "schema-mismatch",
    message: "iam:GetAccountAuthorizationDetails answered with a policy that is not JSON.",
  }),
};
const one = (change: Partial<IamRole>) => [listingOf(iamRoles, [{ ...role, ...change }])];
const expected =
  "expected at most this account, * with an external id, organization * and * in organization *";

testCheck(
  iamRoleTrustRestricted,
  { test, expect },
  {
    pass: [
      {
        name: "its own account",
        given: one(trusting("arn:aws:iam::111111111111:root")),
        says: [`AWS accounts that may take the role: this account, ${expected}`],
      },
    ],
    fail: [
      {
        name: "another account",
        given: one(trusting("222222222222", "arn:aws:iam::111111111111:user/ada")),
        says: [`AWS accounts that may take the role: 222222222222 and this account, ${expected}`],
      },
      {
        name: "everyone",
        given: one(trusting("*")),
        says: [`AWS accounts that may take the role: everyone, ${expected}`],
      },
    ],
    unreadable: [
      {
        name: "whom it trusts cannot be read",
        given: one({}),
        says: ["iam:GetAccountAuthorizationDetails answered with a policy that is not JSON."],
      },
    ],
    notApplicable: [
      { name: "no account", given: one(trusting()), says: ["The role trusts no AWS account."] },
    ],
    empty: {
      name: "no roles",
      given: [listingOf(iamRoles, [])],
      says: ["There is no IAM role in aws/test-account: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const trust = (Principal: unknown, Condition?: object, more: object = {}): Statement => ({
    Effect: "Allow",
    Principal,
    Action: "sts:AssumeRole",
    ...(Condition !== undefined && { Condition }),
    ...more,
  });
  const all = { AWS: "*" };
  const partner = { AWS: "arn:aws:iam::222222222222:root" };
  const organization = { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } };
  const externalId = (operator: string, value: unknown) => ({ [operator]: { "sts:ExternalId": value } });
  const arnLike = (value: unknown) => ({ ArnLike: { "aws:PrincipalArn": value } });
  const own = "arn:aws:iam::111111111111:role/*";
  const cases: readonly (readonly [name: string, outcome: string, ...statements: readonly Statement[]])[] = [
    ["everyone, by AWS (cloudsploit#908)", "fail", trust(all)],
    ["everyone, by a star alone", "fail", trust("*")],
    ["everyone, who says an external id", "fail", trust(all, externalId("StringEquals", "x"))],
    ["everyone of an organization", "pass", trust(all, organization)],
    [
      "everyone of an organization, if it is told",
      "fail",
      trust(all, { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
    ],
    ["everyone of any organization", "fail", trust(all, { StringLike: { "aws:PrincipalOrgID": "o-*" } })],
    [
      "everyone of a part of an organization",
      "pass",
      trust(all, { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*" } }),
    ],
    [
      "everyone who is not of an organization",
      "fail",
      trust(all, { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
    ],
    ["everyone by ARN, of this account", "pass", trust(all, arnLike(own))],
    ["everyone by ARN, of any account", "fail", trust(all, arnLike("arn:aws:iam::*:role/special"))],
    [
      "everyone by ARN, by a star that runs over colons into the path of a role",
      "fail",
      trust(all, { StringLike: { "aws:PrincipalArn": "arn:*:iam::111111111111:role/*" } }),
    ],
    [
      "everyone by ARN, by a star for the partition alone",
      "pass",
      trust(all, arnLike("arn:*:iam::111111111111:role/*")),
    ],
    [
      "everyone by ARN, of any account of an organization (cloudformation-iam-policy-validator#48)",
      "pass",
      trust(all, { ...organization, ...arnLike("arn:aws:iam::*:role/special") }),
    ],
    [
      "everyone of another account",
      "fail",
      trust(all, { StringEquals: { "aws:PrincipalAccount": "222222222222" } }),
    ],
    [
      "everyone of the role's own account, as its variable says it",
      "pass",
      trust(all, { StringEquals: { "aws:PrincipalAccount": `\${aws:ResourceAccount}` } }),
    ],
    [
      "everyone of the role's own organization, as its variable says it",
      "pass",
      trust(all, { StringEquals: { "aws:PrincipalOrgID": `\${aws:ResourceOrgID}` } }),
    ],
    [
      "everyone of the account that a caller's tag names",
      "fail",
      trust(all, { StringEquals: { "aws:PrincipalAccount": `\${aws:PrincipalTag/account}` } }),
    ],
    ["everyone from an address", "fail", trust(all, { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } })],
    [
      "everyone but somebody",
      "fail",
      { Effect: "Allow", NotPrincipal: { AWS: "222222222222" }, Action: "sts:AssumeRole" },
    ],
    ["another account with an external id", "pass", trust(partner, externalId("StringEquals", ["x", "y"]))],
    ["another account with any external id", "fail", trust(partner, externalId("StringLike", "*"))],
    [
      "another account with an external id, if it says one",
      "fail",
      trust(partner, externalId("StringEqualsIfExists", "x")),
    ],
    [
      "another account with MFA (ScoutSuite#466)",
      "fail",
      trust(partner, { Bool: { "aws:MultiFactorAuthPresent": "true" } }),
    ],
    [
      "another account, held to one of its roles (checkov#7209)",
      "fail",
      trust(partner, arnLike("arn:aws:iam::222222222222:role/ci")),
    ],
    [
      "one with an external id and one without",
      "fail",
      trust(partner, externalId("StringEquals", "x")),
      trust({ AWS: "333333333333" }),
    ],
    ["a session of another account", "fail", trust({ AWS: "arn:aws:sts::222222222222:assumed-role/x/y" })],
    [
      "somebody who was deleted (cloud-custodian#9961)",
      "not-applicable",
      trust({ AWS: "AROADBQP57FF2AEXAMPLE" }),
    ],
    [
      "a service, without a source account (prowler#2314, #2810)",
      "not-applicable",
      trust({ Service: "ec2.amazonaws.com" }),
    ],
    [
      "an identity provider",
      "not-applicable",
      trust({ Federated: "arn:aws:iam::111111111111:saml-provider/x" }, undefined, {
        Action: "sts:AssumeRoleWithSAML",
      }),
    ],
    ["everyone, and nothing but tags", "not-applicable", trust(all, undefined, { Action: "sts:TagSession" })],
    ["another account, and every action of STS", "fail", trust(partner, undefined, { Action: ["sts:*"] })],
    [
      "everyone, denied outside of the organization, which is not weighed",
      "fail",
      trust(all),
      trust(all, { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }, { Effect: "Deny" }),
    ],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s: %s", async (_, [, outcome, ...statements]) => {
    const said = await judgeAccount(iamRoleTrustRestricted, { roles: { job: { trust: statements } } });
    expect(said.map((each) => each.outcome)).toEqual([outcome]);
  });

  test("an account on the list of those trusted", async () => {
    const check = iamRoleTrustRestricted.with({
      trusted: defineParameter("trusted-accounts", atMost(names("this account", "222222222222"))),
    });
    const said = await judgeAccount(check, {
      roles: {
        a: { trust: [trust(partner)] },
        b: { trust: [trust({ AWS: "333333333333" }, externalId("StringEquals", "x"))] },
      },
    });
    expect(said.map((each) => each.outcome)).toEqual(["pass", "fail"]);
  });

  test("denied", async () => {
    const said = await judgeAccount(
      iamRoleTrustRestricted,
      {},
      { [details]: failure(details, "AccessDenied", 403) },
    );
    expect(said.map((each) => each.outcome)).toEqual(["error"]);
  });
});
