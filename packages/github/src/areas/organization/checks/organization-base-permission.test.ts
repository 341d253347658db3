import { atMost, defineParameter, names } from "@bylaw/core";
import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { answered, denied, organization } from "../settings.fixture.ts";
import { organizationSettings } from "../settings.ts";
import { organizationBasePermission } from "./organization-base-permission.ts";

testCheck(
  organizationBasePermission,
  { test, expect },
  {
    pass: [
      {
        name: "members may read",
        given: organization(),
        says: ["base permission: read, expected at most none and read"],
      },
      {
        name: "members may nothing",
        given: organization({ basePermission: known("none") }),
        says: ["base permission: none, expected at most none and read"],
      },
    ],
    fail: [
      {
        name: "members may write",
        given: organization({ basePermission: known("write") }),
        says: ["base permission: write, expected at most none and read"],
      },
      {
        name: "a word that is newer than this check",
        given: organization({ basePermission: known("triage") }),
        says: ["base permission: triage, expected at most none and read"],
      },
    ],
    unreadable: [
      {
        name: "the setting is hidden",
        given: organization({ basePermission: unreadable(denied) }),
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
const FIELD = "default_repository_permission";
const hidden = `acme: error (GET /orgs/{org} settings does not show ${FIELD} to these credentials.)`;

test.each([
  ["members read all that is private (prowler-cloud/prowler#8662)", "read", "acme: pass"],
  ["members get nothing, which is more than read asks (mondoohq/cnspec#3379)", "none", "acme: pass"],
  [
    "suppliers become members, who get nothing (ministryofjustice/technical-guidance#70)",
    "none",
    "acme: pass",
  ],
  [
    "whoever joins to see a board may write (openskope/SKOPE#33)",
    "write",
    "acme: fail (base permission: write, expected at most none and read)",
  ],
  [
    "every member is an administrator (PistonDevelopers/piston#1011)",
    "admin",
    "acme: fail (base permission: admin, expected at most none and read)",
  ],
  ["the permission is null", null, hidden],
  ["the permission is left out", undefined, hidden],
])("%s", async (_, permission, said) => {
  expect(await saidOf(organizationBasePermission, answered({ [FIELD]: permission }))).toEqual([said]);
});

test("the company allows nothing at all", async () => {
  const use = organizationBasePermission.with({
    permissions: defineParameter("base-permissions", atMost(names("none"))),
  });
  expect(await saidOf(use, answered())).toEqual([
    "acme: fail (base permission: read, expected at most none (base-permissions))",
  ]);
});
