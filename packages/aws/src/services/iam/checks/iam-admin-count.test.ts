import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import {
  administratorAccess as administers,
  everything,
  type GivenIdentity,
  type IamAccount,
  judgeAccount,
} from "../../../testing/iam-account.ts";
import { type IamIdentity, iamIdentities } from "../identities.ts";
import { administratorAccess, robot } from "../identity.fixture.ts";
import { managedPolicies } from "../managed-policies.ts";
import { iamAdminCount } from "./iam-admin-count.ts";

const administrator = { attachedPolicies: known([administratorAccess.id]) };
const role = (name: string, change: Partial<IamIdentity> = administrator): IamIdentity => ({
  ...robot,
  id: `arn:aws:iam::111111111111:role/${name}`,
  name,
  ...change,
});
const given = (...identities: readonly IamIdentity[]) => [
  listingOf(iamIdentities, identities),
  listingOf(managedPolicies, [administratorAccess]),
];
const problem = {
  code: "schema-mismatch",
  message: "iam:GetAccountAuthorizationDetails answered without RolePolicyList.",
} as const;
const noSets = "roles of permission sets that administer: none, expected a length of at most 2";

testCheck(
  iamAdminCount,
  { test, expect },
  {
    pass: [
      {
        name: "two of three",
        given: given(role("a"), role("b"), role("c", {})),
        says: ["administrators: role a and role b, expected a length of at most 5", noSets],
      },
    ],
    fail: [
      {
        name: "six",
        given: given(..."abcdef".split("").map((name) => role(name))),
        says: [
          "administrators: role a, role b, role c, role d, role e and role f, expected a length of at most 5",
        ],
      },
    ],
    unreadable: [
      {
        name: "what one is given cannot be read",
        given: given(role("a"), role("b", { inlinePolicies: unreadable(problem) })),
        says: [problem.message],
      },
    ],
    empty: {
      name: "nobody",
      given: given(),
      says: [
        "There is no IAM user or role among 0 of aws/iam-identities in aws/test-account: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const admin: GivenIdentity = { attached: [administers] };
  const sso = { ...admin, path: "/aws-reserved/sso.amazonaws.com/eu-west-1/" };
  const linked = { ...admin, path: "/aws-service-role/x.amazonaws.com/" };
  const times = (number: number, given: GivenIdentity) =>
    Object.fromEntries(Array.from({ length: number }, (_, index) => [`n${index}`, given]));
  const policies = { [administers]: [everything] };
  const cases: readonly (readonly [name: string, outcome: string, account: IamAccount])[] = [
    ["five roles", "pass", { roles: times(5, admin), policies }],
    ["five roles and a user", "fail", { roles: times(5, admin), users: { ada: admin }, policies }],
    [
      "users of a group, each counted",
      "fail",
      { users: times(6, { groups: ["g"] }), groups: { g: admin }, policies },
    ],
    ["a group that nobody is in", "pass", { users: times(6, {}), groups: { g: admin }, policies }],
    [
      "two permission sets beside five roles",
      "pass",
      { roles: { ...times(5, admin), a: sso, b: sso }, policies },
    ],
    ["three permission sets", "fail", { roles: { a: sso, b: sso, c: sso }, policies }],
    ["roles that services of AWS keep", "pass", { roles: times(6, linked), policies }],
    [
      "inline policies, which a peer does not look at",
      "fail",
      { roles: times(6, { inline: { x: [everything] } }) },
    ],
    [
      "within boundaries",
      "pass",
      { roles: times(6, { ...admin, boundary: "b" }), policies: { ...policies, b: [] } },
    ],
    ["a policy that AWS does not answer", "error", { roles: { a: admin } }],
  ];
  test.each(cases)("%s: %s", async (_, outcome, account) => {
    expect((await judgeAccount(iamAdminCount, account)).map((said) => said.outcome)).toEqual([outcome]);
  });
});
