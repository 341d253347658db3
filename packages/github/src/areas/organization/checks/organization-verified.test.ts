import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { answered, denied, organization } from "../settings.fixture.ts";
import { organizationSettings } from "../settings.ts";
import { organizationVerified } from "./organization-verified.ts";

const says = (value: boolean) => `GitHub has verified the domains in the profile: ${value}, expected true`;

testCheck(
  organizationVerified,
  { test, expect },
  {
    pass: [{ name: "they are verified", given: organization(), says: [says(true)] }],
    fail: [
      {
        name: "they are not",
        given: organization({ verified: known(false) }),
        says: [says(false)],
      },
    ],
    unreadable: [
      {
        name: "it is hidden",
        given: organization({ verified: unreadable(denied) }),
        says: [denied.message],
      },
    ],
    empty: {
      name: "no organization",
      given: [listingOf(organizationSettings, [])],
      says: ["GitHub organization: none, expected at least one"],
    },
  },
);

// The number behind a case is an issue or pull request in which somebody met the situation.
test.each([
  ["the badge is there (prowler-cloud/prowler#8663)", { is_verified: true }, "acme: pass"],
  ["there is none (badges/shields#11917)", { is_verified: false }, `acme: fail (${says(false)})`],
  [
    "one of two domains is verified, and there is no badge yet (pwncollege/dojo#1087)",
    { is_verified: false, blog: "https://acme.com" },
    `acme: fail (${says(false)})`,
  ],
  [
    "nothing is said of it (prowler-cloud/prowler#10033)",
    { is_verified: undefined },
    "acme: error (GET /orgs/{org} settings does not show is_verified to these credentials.)",
  ],
  [
    "an organization that needs no badge (ossf/scorecard#405)",
    { is_verified: false, plan: { name: "free", space: 1, private_repos: 1 } },
    `acme: fail (${says(false)})`,
  ],
])("%s", async (_, change, said) => {
  expect(await saidOf(organizationVerified, answered(change))).toEqual([said]);
});
