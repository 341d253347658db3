import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { type IamAccount, judgeAccount } from "../../../testing/iam-account.ts";
import { type IamIdentity, iamIdentities } from "../identities.ts";
import { robot } from "../identity.fixture.ts";
import { iamCloudshellRestricted } from "./iam-cloudshell-restricted.ts";

const one = (change: Partial<IamIdentity>) => [listingOf(iamIdentities, [{ ...robot, ...change }])];
const problem = {
  code: "schema-mismatch",
  message: "iam:GetAccountAuthorizationDetails answered without AttachedManagedPolicies.",
} as const;

testCheck(
  iamCloudshellRestricted,
  { test, expect },
  {
    pass: [
      { name: "has nothing", given: one({}), says: ["has AWSCloudShellFullAccess: false, expected false"] },
    ],
    fail: [
      {
        name: "has it",
        given: one({ attachedPolicies: known(["arn:aws:iam::aws:policy/AWSCloudShellFullAccess"]) }),
        says: ["has AWSCloudShellFullAccess: true, expected false"],
      },
      {
        name: "has it in China",
        given: one({
          id: "arn:aws-cn:iam::111111111111:role/robot",
          attachedPolicies: known(["arn:aws-cn:iam::aws:policy/AWSCloudShellFullAccess"]),
        }),
        says: ["has AWSCloudShellFullAccess: true, expected false"],
      },
    ],
    unreadable: [
      {
        name: "what is attached cannot be read",
        given: one({ attachedPolicies: unreadable(problem) }),
        says: [problem.message],
      },
    ],
    empty: {
      name: "no users, groups or roles",
      given: [listingOf(iamIdentities, [])],
      says: ["There is no IAM user, group or role in aws/test-account: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const attached = ["aws:AWSCloudShellFullAccess"];
  const cases: readonly (readonly [name: string, said: string, account: IamAccount])[] = [
    [
      "a user through a group: the group is told",
      "crew fail, ada pass",
      { users: { ada: { groups: ["crew"] } }, groups: { crew: { attached } } },
    ],
    ["a user", "ada fail", { users: { ada: { attached } } }],
    [
      "a role of a permission set",
      "x fail",
      { roles: { x: { attached, path: "/aws-reserved/sso.amazonaws.com/" } } },
    ],
    [
      "AdministratorAccess, which is told elsewhere",
      "ada pass",
      { users: { ada: { attached: ["aws:AdministratorAccess"] } } },
    ],
    [
      "a policy of the company by that name",
      "ada pass",
      { users: { ada: { attached: ["AWSCloudShellFullAccess"] } } },
    ],
    ["nobody", "aws/111111111111 not-applicable", {}],
  ];
  test.each(cases)("%s", async (_, expected, account) => {
    const said = await judgeAccount(iamCloudshellRestricted, account);
    expect(said.map(({ resource, outcome }) => `${resource} ${outcome}`).join(", ")).toBe(expected);
  });
});
