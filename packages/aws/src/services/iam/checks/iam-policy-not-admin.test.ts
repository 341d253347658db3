import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import {
  administratorAccess,
  details,
  everything,
  judgeAccount,
  type Statement,
} from "../../../testing/iam-account.ts";
import { failure } from "../../../testing/script.ts";
import { type ManagedPolicy, managedPolicies } from "../managed-policies.ts";
import { iamPolicyNotAdmin } from "./iam-policy-not-admin.ts";

const allows = (...actions: string[]) =>
  known({ statements: [{ effect: "Allow" as const, actions, resources: ["*"], conditions: [] }] });
const policy: ManagedPolicy = {
  id: "arn:aws:iam::111111111111:policy/crew",
  name: "crew",
  path: "/",
  byAws: false,
  attachments: known(1),
  document: allows("s3:*"),
};
const one = (change: Partial<ManagedPolicy>) => [listingOf(managedPolicies, [{ ...policy, ...change }])];
const problem = {
  code: "schema-mismatch",
  message: "iam:GetAccountAuthorizationDetails answered with a policy that is not JSON.",
} as const;

testCheck(
  iamPolicyNotAdmin,
  { test, expect },
  {
    pass: [
      {
        name: "allows S3",
        given: one({}),
        says: ["gives the powers of an administrator: false, expected false"],
      },
    ],
    fail: [
      {
        name: "allows everything",
        given: one({ document: allows("*") }),
        says: ["gives the powers of an administrator: true, expected false"],
      },
    ],
    unreadable: [
      {
        name: "what it allows cannot be read",
        given: one({ document: unreadable(problem) }),
        says: [problem.message],
      },
    ],
    notApplicable: [
      {
        name: "AWS wrote it",
        given: one({ byAws: true, document: allows("*") }),
        says: ["AWS wrote the policy, and its name says what it allows."],
      },
      {
        name: "it is not attached",
        given: one({ attachments: known(0), document: allows("*") }),
        says: ["The policy is attached to nobody."],
      },
    ],
    empty: {
      name: "no policies",
      given: [listingOf(managedPolicies, [])],
      says: ["There is no managed policy in aws/test-account: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const when = (key: string, value: string) => ({ Condition: { StringEquals: { [key]: value } } });
  const cases: readonly (readonly [name: string, outcome: string, ...statements: readonly Statement[]])[] = [
    [
      "all but one action by NotAction",
      "fail",
      { Effect: "Allow", NotAction: "iam:CreateUser", Resource: "*" },
    ],
    ["all but IAM by NotAction", "pass", { Effect: "Allow", NotAction: ["iam:*"], Resource: "*" }],
    [
      "all but a bucket by NotResource",
      "fail",
      { Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::logs/*" },
    ],
    ["lists in place of words", "fail", { Effect: "Allow", Action: ["*"], Resource: ["*"] }],
    [
      "everything among other actions",
      "fail",
      { Effect: "Allow", Action: ["s3:Get*", "*:*"], Resource: "*" },
    ],
    ["a tag is asked for", "pass", { ...everything, ...when("aws:PrincipalTag/team", "core") }],
    [
      "MFA alone is asked for",
      "fail",
      { ...everything, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } },
    ],
    [
      "a billing policy with wildcards and a Deny, which a peer took for an administrator (prowler#478)",
      "pass",
      { Effect: "Allow", Action: "aws-portal:View*", Resource: "*" },
      { Effect: "Deny", Action: "aws-portal:*Account", Resource: "*" },
    ],
    [
      "everything is allowed, and IAM is denied",
      "pass",
      everything,
      { Effect: "Deny", Action: "iam:*", Resource: "*" },
    ],
    [
      "all of IAM on whatever has a name",
      "fail",
      { Effect: "Allow", Action: "iam:*", Resource: "arn:aws:iam::*:*/*" },
    ],
    [
      "all of IAM kind by kind",
      "fail",
      {
        Effect: "Allow",
        Action: "iam:*",
        Resource: ["user", "group", "role", "policy"].map((kind) => `arn:aws:iam::111111111111:${kind}/*`),
      },
    ],
    [
      "everything but one user, who need not be there",
      "fail",
      { Effect: "Allow", Action: "*", NotResource: "arn:aws:iam::111111111111:user/nobody" },
    ],
    ["everything, spelt *?", "fail", { ...everything, Action: "*?" }],
    ["all of IAM, spelt iam:*?", "fail", { ...everything, Action: "iam:*?" }],
    [
      "all of IAM on roles under a path",
      "pass",
      { Effect: "Allow", Action: "iam:*", Resource: "arn:aws:iam::*:role/app/*" },
    ],
    [
      "all of IAM on MFA devices",
      "pass",
      { Effect: "Allow", Action: "iam:*", Resource: "arn:aws:iam::*:mfa/*" },
    ],
    ["a VPC endpoint alone is asked for", "fail", { ...everything, ...when("aws:SourceVpce", "vpce-1") }],
    ["it denies everything", "pass", { Effect: "Deny", Action: "*", Resource: "*" }],
    ["everything, on one bucket", "pass", { Effect: "Allow", Action: "*", Resource: "arn:aws:s3:::b/*" }],
    ["a single statement that is no list of its own", "fail", { Sid: "x", ...everything }],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s: %s", async (_, [, outcome, ...statements]) => {
    const said = await judgeAccount(iamPolicyNotAdmin, {
      roles: { job: { attached: ["crew"] } },
      policies: { crew: statements },
    });
    expect(said.map((each) => each.outcome)).toEqual([outcome]);
  });

  test("AdministratorAccess of AWS is no bad policy (ScoutSuite#1416), nor is an old version of one that is good", async () => {
    const said = await judgeAccount(iamPolicyNotAdmin, {
      roles: { admin: { attached: [administratorAccess] }, job: { attached: ["crew"] } },
      policies: { [administratorAccess]: [everything], crew: [] },
    });
    expect(said.map(({ resource, outcome }) => `${resource} ${outcome}`)).toEqual([
      "crew pass",
      "AdministratorAccess not-applicable",
    ]);
  });

  test("a policy that is a boundary alone", async () => {
    const said = await judgeAccount(iamPolicyNotAdmin, {
      roles: { job: { boundary: "edge" } },
      policies: { edge: [everything] },
    });
    expect(said.map((each) => each.outcome)).toEqual(["not-applicable"]);
  });

  test("denied", async () => {
    const said = await judgeAccount(
      iamPolicyNotAdmin,
      {},
      { [details]: failure(details, "AccessDenied", 403) },
    );
    expect(said.map((each) => each.outcome)).toEqual(["error"]);
  });
});
