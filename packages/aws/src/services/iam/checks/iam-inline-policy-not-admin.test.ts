import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { everything, type IamAccount, judgeAccount } from "../../../testing/iam-account.ts";
import { type IamIdentity, iamIdentities } from "../identities.ts";
import { policyOf, robot } from "../identity.fixture.ts";
import { iamInlinePolicyNotAdmin } from "./iam-inline-policy-not-admin.ts";

const one = (...policies: readonly (readonly [name: string, action: string])[]) => [
  listingOf(iamIdentities, [
    {
      ...robot,
      inlinePolicies: known(policies.map(([name, action]) => ({ name, document: known(policyOf(action)) }))),
    },
  ]),
];
const problem = {
  code: "schema-mismatch",
  message: "iam:GetAccountAuthorizationDetails answered without RolePolicyList.",
} as const;
const unread: IamIdentity = { ...robot, inlinePolicies: unreadable(problem) };

testCheck(
  iamInlinePolicyNotAdmin,
  { test, expect },
  {
    pass: [
      {
        name: "allows S3",
        given: one(["read", "s3:*"]),
        says: ["gives the powers of an administrator: false, expected false"],
      },
    ],
    fail: [
      {
        name: "allows everything",
        given: one(["all", "*"]),
        says: ["gives the powers of an administrator: true, expected false"],
      },
    ],
    unreadable: [
      {
        name: "the list cannot be read",
        given: [listingOf(iamIdentities, [unread])],
        says: [problem.message],
      },
    ],
    empty: {
      name: "no policies",
      given: one(),
      says: [
        "There is no inline policy among 1 of aws/iam-identities in aws/test-account: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const inline = { all: [everything] };
  const cases: readonly (readonly [name: string, account: IamAccount, said: readonly string[]])[] = [
    ["in a user", { users: { ada: { inline } } }, ["ada/all fail"]],
    ["in a group", { groups: { crew: { inline } } }, ["crew/all fail"]],
    ["in a role", { roles: { job: { inline } } }, ["job/all fail"]],
    [
      "in a role that Identity Center made, whose permission set has it",
      { roles: { AWSReservedSSO_x: { inline, path: "/aws-reserved/sso.amazonaws.com/" } } },
      ["AWSReservedSSO_x/all fail"],
    ],
    [
      "one of two, each judged",
      { roles: { job: { inline: { ...inline, none: [{ Effect: "Deny", Action: "*", Resource: "*" }] } } } },
      ["job/all fail", "job/none pass"],
    ],
    [
      "IAM on all that IAM has",
      {
        roles: {
          job: { inline: { iam: [{ Effect: "Allow", Action: "iam:*", Resource: "arn:aws:iam::*:*" }] } },
        },
      },
      ["job/iam fail"],
    ],
    [
      "the holder's boundary is not part of the policy",
      { roles: { job: { inline, boundary: "edge" } }, policies: { edge: [] } },
      ["job/all fail"],
    ],
    [
      "none in a user, whose list AWS leaves out",
      { users: { ada: {} } },
      ["aws/111111111111 not-applicable"],
    ],
  ];
  test.each(cases)("%s", async (_, account, expected) => {
    const said = await judgeAccount(iamInlinePolicyNotAdmin, account);
    expect(said.map(({ resource, outcome }) => `${resource} ${outcome}`)).toEqual(expected);
  });
});
