import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { organizationScript } from "../organization.fixture.ts";
import { type Organization, organizationsOfAccounts } from "../organizations.ts";
import { organizationGuardrails } from "./organization-guardrails.ts";

const [describeOne, listPolicies] = [
  "organizations:DescribeOrganization",
  "organizations:ListPolicies",
] as const;
const policy = (targets: number) => ({ id: `p-${targets}`, name: "guardrails", targets });
const organization: Organization = {
  id: "arn:aws:organizations::111111111111:organization/o-1",
  features: "ALL",
  managementAccount: known("111111111111"),
  trustedServices: known([]),
  guardrails: known([policy(1), policy(0)]),
};
const one = (change: Partial<Organization>) => [
  listingOf(organizationsOfAccounts, [{ ...organization, ...change }]),
];
const attached = (number: number) =>
  `service control policies of its own that are attached: ${number}, expected at least 1`;
const denied = { code: "access-denied", message: `${listPolicies} was denied.` } as const;

testCheck(
  organizationGuardrails,
  { test, expect },
  {
    pass: [{ name: "one is attached", given: one({}), says: ["features: ALL, expected ALL", attached(1)] }],
    fail: [
      { name: "none is attached", given: one({ guardrails: known([policy(0)]) }), says: [attached(0)] },
      {
        name: "shares only the bill",
        given: one({ features: "CONSOLIDATED_BILLING", guardrails: known([]) }),
        says: ["features: CONSOLIDATED_BILLING, expected ALL", attached(0)],
      },
    ],
    unreadable: [
      {
        name: "a member may not list policies",
        given: one({ guardrails: unreadable(denied) }),
        says: [denied.message],
      },
    ],
    empty: {
      name: "no organization",
      given: [listingOf(organizationsOfAccounts, [])],
      says: ["organization of the account: none, expected at least one"],
    },
  },
);

describe("situations from public reports", () => {
  const cases: readonly (readonly [name: string, script: Script, outcome: string])[] = [
    ["a policy on the root", organizationScript([{ targets: 1 }]), "pass"],
    ["nothing but FullAWSAccess, which AWS attaches", organizationScript(), "fail"],
    ["written and never attached", organizationScript([{ targets: 0 }]), "fail"],
    [
      "attached to the management account alone, which it does not bind",
      organizationScript([{ targets: ["111111111111"] }]),
      "fail",
    ],
    [
      "an account on its own",
      { [describeOne]: failure(describeOne, "AWSOrganizationsNotInUseException", 400) },
      "fail",
    ],
    [
      "asked from a member account, which may not know (prowler#12319)",
      {
        ...organizationScript([{ targets: 1 }]),
        [listPolicies]: failure(listPolicies, "AccessDeniedException", 400),
      },
      "error",
    ],
    [
      "shares only the bill, asked from wherever",
      organizationScript([{ targets: 1 }], { FeatureSet: "CONSOLIDATED_BILLING" }),
      "fail",
    ],
    ["nothing may be read", { [describeOne]: failure(describeOne, "AccessDeniedException", 400) }, "error"],
    ["no word of features", organizationScript([], { FeatureSet: undefined }), "error"],
  ];
  test.each(cases)("%s", async (_, script, outcome) => {
    const [verdict, ...others] = await judgeScript(organizationGuardrails, script);
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
  });
});
