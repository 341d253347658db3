import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { details, type IamAccount, judgeAccount } from "../../../testing/iam-account.ts";
import { failure } from "../../../testing/script.ts";
import { type IamIdentity, iamIdentities } from "../identities.ts";
import { robot } from "../identity.fixture.ts";
import { iamSupportRole } from "./iam-support-role.ts";

const policy = "arn:aws:iam::aws:policy/AWSSupportAccess";
const supporter: IamIdentity = { ...robot, attachedPolicies: known([policy]) };
const problem = {
  code: "schema-mismatch",
  message: "iam:GetAccountAuthorizationDetails answered without AttachedManagedPolicies.",
} as const;
const unread: IamIdentity = { ...robot, id: `${robot.id}-2`, attachedPolicies: unreadable(problem) };
const given = (...identities: readonly IamIdentity[]) => [listingOf(iamIdentities, identities)];

testCheck(
  iamSupportRole,
  { test, expect },
  {
    pass: [
      {
        name: "a role has it, whatever another has",
        given: given(unread, supporter),
        says: ["a role has AWSSupportAccess: true, expected true"],
      },
    ],
    fail: [
      {
        name: "no role has it",
        given: given(robot),
        says: ["a role has AWSSupportAccess: false, expected true"],
      },
    ],
    unreadable: [
      { name: "what one has cannot be read", given: given(robot, unread), says: [problem.message] },
    ],
    empty: {
      name: "no users, groups or roles",
      given: given(),
      says: ["IAM user, group or role: none, expected at least one"],
    },
  },
);

describe("situations from public reports", () => {
  const attached = ["aws:AWSSupportAccess"];
  const cases: readonly (readonly [name: string, outcome: string, account: IamAccount])[] = [
    [
      "a role of a permission set",
      "pass",
      { roles: { AWSReservedSSO_x: { attached, path: "/aws-reserved/sso.amazonaws.com/" } } },
    ],
    ["a group alone (prowler#365)", "fail", { groups: { crew: { attached } } }],
    ["a user alone", "fail", { users: { ada: { attached } } }],
    [
      "the role that AWS Support keeps, with a policy of its own (prowler#1328)",
      "fail",
      {
        roles: {
          AWSServiceRoleForSupport: { attached: ["aws:aws-service-role/AWSSupportServiceRolePolicy"] },
        },
      },
    ],
    ["a policy of the company by that name", "fail", { roles: { job: { attached: ["AWSSupportAccess"] } } }],
    ["AdministratorAccess", "fail", { roles: { job: { attached: ["aws:AdministratorAccess"] } } }],
  ];
  test.each(cases)("%s: %s", async (_, outcome, account) => {
    expect((await judgeAccount(iamSupportRole, account)).map((said) => said.outcome)).toEqual([outcome]);
  });

  test("denied", async () => {
    const said = await judgeAccount(iamSupportRole, {}, { [details]: failure(details, "AccessDenied", 403) });
    expect(said.map((each) => each.outcome)).toEqual(["error"]);
  });
});
