import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeUser, type ReportedUser } from "../../../testing/iam-report.ts";
import { ada } from "../user.fixture.ts";
import { type IamUser, iamUsers } from "../users.ts";
import { iamNoDirectUserPolicies } from "./iam-no-direct-user-policies.ts";

const one = (change: Partial<IamUser>) => [listingOf(iamUsers, [{ ...ada, ...change }])];
const missing = unreadable({
  code: "schema-mismatch",
  message: "iam:GetAccountAuthorizationDetails answered without AttachedManagedPolicies.",
});

testCheck(
  iamNoDirectUserPolicies,
  { test, expect },
  {
    pass: [
      {
        name: "has none",
        given: one({}),
        says: [
          "policies written into the user: none, expected empty",
          "policies attached to the user: none, expected empty",
        ],
      },
    ],
    fail: [
      {
        name: "one is written into the user",
        given: one({ inlinePolicies: known(["read-all"]) }),
        says: ["policies written into the user: read-all, expected empty"],
      },
      {
        name: "one is attached to the user",
        given: one({ attachedPolicies: known(["arn:aws:iam::aws:policy/ReadOnlyAccess"]) }),
        says: ["policies attached to the user: arn:aws:iam::aws:policy/ReadOnlyAccess, expected empty"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say which are attached",
        given: one({ attachedPolicies: missing }),
        says: ["iam:GetAccountAuthorizationDetails answered without AttachedManagedPolicies."],
      },
    ],
    empty: {
      name: "no users",
      given: [listingOf(iamUsers, [])],
      says: ["There is no IAM user in aws/test-account: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const cases: readonly (readonly [name: string, user: ReportedUser, outcome: string])[] = [
    ["AWS leaves out the list, as it does for a user without policies of their own", {}, "pass"],
    ["AWS answers an empty list", { inline: [] }, "pass"],
    ["a policy that only denies, such as one that demands MFA", { inline: ["force-mfa"] }, "fail"],
    ["IAMUserChangePassword, which the console attaches", { attached: ["IAMUserChangePassword"] }, "fail"],
  ];
  test.each(cases)("%s", async (_, user, outcome) => {
    expect((await judgeUser(iamNoDirectUserPolicies, user)).map((said) => said.outcome)).toEqual([outcome]);
  });
});
