import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import {
  administratorAccess as administers,
  everything,
  type IamAccount,
  iamScript,
} from "../../../testing/iam-account.ts";
import { reportScript, rootRow } from "../../../testing/iam-report.ts";
import { judgeScript } from "../../../testing/judge.ts";
import { type IamIdentity, iamIdentities } from "../identities.ts";
import { administratorAccess, robot } from "../identity.fixture.ts";
import { managedPolicies } from "../managed-policies.ts";
import { ada } from "../user.fixture.ts";
import { type IamUser, iamUsers } from "../users.ts";
import { iamAdminMfa } from "./iam-admin-mfa.ts";

const identity: IamIdentity = { ...robot, id: ada.id, kind: "user", name: "ada" };
const administrator = { attachedPolicies: known([administratorAccess.id]) };
const given = (user: Partial<IamUser>, change: Partial<IamIdentity> = administrator) => [
  listingOf(iamUsers, [{ ...ada, ...user }]),
  listingOf(iamIdentities, [{ ...identity, ...change }]),
  listingOf(managedPolicies, [administratorAccess]),
];
const odd = {
  code: "schema-mismatch",
  message: 'iam:GetCredentialReport answered mfa_active with "N/A".',
} as const;

testCheck(
  iamAdminMfa,
  { test, expect },
  {
    pass: [{ name: "has MFA", given: given({}), says: ["MFA: true, expected true"] }],
    fail: [{ name: "has none", given: given({ mfa: known(false) }), says: ["MFA: false, expected true"] }],
    unreadable: [
      { name: "the report does not say", given: given({ mfa: unreadable(odd) }), says: [odd.message] },
      {
        name: "a policy that is attached is not answered",
        given: given({}, { attachedPolicies: known(["arn:aws:iam::111111111111:policy/new"]) }),
        says: [
          "iam:GetAccountAuthorizationDetails answered that there is arn:aws:iam::111111111111:policy/new, and did not answer what that is.",
        ],
      },
      {
        name: "a group is not answered",
        given: given({}, { groups: known(["new"]) }),
        says: [
          "iam:GetAccountAuthorizationDetails answered that there is the group new, and did not answer what that is.",
        ],
      },
    ],
    notApplicable: [
      {
        name: "no administrator",
        given: given({ mfa: known(false) }, {}),
        says: ["The user is no administrator."],
      },
    ],
    empty: {
      name: "no users",
      given: [listingOf(iamUsers, []), listingOf(iamIdentities, []), listingOf(managedPolicies, [])],
      says: ["There is no IAM user among 0 of aws/iam-users in aws/test-account: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const inline = { all: [everything] };
  const admin = { [administers]: [everything] };
  const without = { mfa_active: "false" };
  const keyed = { password_enabled: "false", access_key_1_active: "true" };
  const cases: readonly (readonly [
    name: string,
    outcome: string,
    account: IamAccount,
    cells?: Readonly<Record<string, string>>,
  ])[] = [
    [
      "by a policy of their own (prowler#303: only groups were looked at)",
      "fail",
      { users: { ada: { attached: [administers] } }, policies: admin },
    ],
    [
      "by a policy of their own, and with MFA",
      "pass",
      { users: { ada: { attached: [administers] } }, policies: admin },
      { mfa_active: "true" },
    ],
    [
      "by a group",
      "fail",
      {
        users: { ada: { groups: ["crew"] } },
        groups: { crew: { attached: [administers] } },
        policies: admin,
      },
    ],
    [
      "by a policy that is written into a group",
      "fail",
      { users: { ada: { groups: ["crew"] } }, groups: { crew: { inline } } },
    ],
    ["by a policy that is written into the user", "fail", { users: { ada: { inline } } }],
    [
      "by a policy with a name of its own",
      "fail",
      { users: { ada: { attached: ["ops"] } }, policies: { ops: [everything] } },
    ],
    ["with keys alone", "fail", { users: { ada: { inline } } }, { ...without, ...keyed }],
    [
      "within a boundary that leaves S3",
      "not-applicable",
      {
        users: { ada: { inline, boundary: "edge" } },
        policies: { edge: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] },
      },
    ],
    [
      "within a boundary that leaves everything",
      "fail",
      { users: { ada: { inline, boundary: "edge" } }, policies: { edge: [everything] } },
    ],
    [
      "and a Deny where MFA is missing, as AWS's example has it",
      "fail",
      {
        users: {
          ada: {
            inline: {
              ...inline,
              mfa: [
                {
                  Effect: "Deny",
                  NotAction: "iam:*MFA*",
                  Resource: "*",
                  Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
                },
              ],
            },
          },
        },
      },
    ],
    [
      "and a group that takes IAM away",
      "not-applicable",
      {
        users: { ada: { inline, groups: ["no"] } },
        groups: { no: { inline: { no: [{ Effect: "Deny", Action: "iam:*", Resource: "*" }] } } },
      },
    ],
    ["in a group that another is in", "not-applicable", { users: { ada: {} }, groups: { crew: { inline } } }],
    ["by a policy that AWS does not answer", "error", { users: { ada: { attached: ["gone"] } } }],
  ];
  test.each(cases.map((one) => [one[0], one] as const))(
    "%s: %s",
    async (_, [, outcome, account, cells = without]) => {
      const script = { ...reportScript({ ada: { cells } }, rootRow()), ...iamScript(account) };
      expect((await judgeScript(iamAdminMfa, script)).map((said) => said.outcome)).toEqual([outcome]);
    },
  );
});
