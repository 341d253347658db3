import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { answered, denied, organization } from "../settings.fixture.ts";
import { organizationSettings } from "../settings.ts";
import { organizationMemberPrivileges } from "./organization-member-privileges.ts";

const none = [
  "members make public repositories: false, expected false",
  "members change who sees a repository: false, expected false",
  "members delete or transfer repositories: false, expected false",
  "members invite outside collaborators: false, expected false",
  "members fork private repositories: false, expected false",
];

testCheck(
  organizationMemberPrivileges,
  { test, expect },
  {
    pass: [{ name: "members may none of it", given: organization(), says: none }],
    fail: [
      {
        name: "members make public repositories",
        given: organization({ membersCreatePublic: known(true) }),
        says: ["members make public repositories: true, expected false"],
      },
      {
        name: "members delete repositories, whatever else is hidden",
        given: organization({ membersDelete: known(true), membersForkPrivate: unreadable(denied) }),
        says: ["members delete or transfer repositories: true, expected false"],
      },
    ],
    unreadable: [
      {
        name: "one of the settings is hidden",
        given: organization({ membersInviteOutsiders: unreadable(denied) }),
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

test.each([
  ["members_can_create_public_repositories", "members make public repositories"],
  ["members_can_change_repo_visibility", "members change who sees a repository"],
  ["members_can_delete_repositories", "members delete or transfer repositories"],
  ["members_can_invite_outside_collaborators", "members invite outside collaborators"],
  ["members_can_fork_private_repositories", "members fork private repositories"],
])("%s decides, and left out it is no false", async (field, name) => {
  expect(await saidOf(organizationMemberPrivileges, answered())).toEqual(["acme: pass"]);
  expect(await saidOf(organizationMemberPrivileges, answered({ [field]: true }))).toEqual([
    `acme: fail (${name}: true, expected false)`,
  ]);
  expect(await saidOf(organizationMemberPrivileges, answered({ [field]: undefined }))).toEqual([
    `acme: error (GET /orgs/{org} settings does not show ${field} to these credentials.)`,
  ]);
});

// The number behind a case is an issue or pull request in which somebody met the situation.
test.each([
  [
    "a private repository may be made public, while none may be made so (Legit-Labs/legitify#181)",
    { members_can_create_public_repositories: false, members_can_change_repo_visibility: true },
    "acme: fail (members change who sees a repository: true, expected false)",
  ],
  [
    "members put public repositories into the organization (recodehive/recode-website#1363)",
    { members_can_create_public_repositories: true },
    "acme: fail (members make public repositories: true, expected false)",
  ],
  [
    "members make private repositories alone (prowler-cloud/prowler#12164)",
    { members_can_create_repositories: true, members_can_create_private_repositories: true },
    "acme: pass",
  ],
  [
    "whether members make private repositories says nothing of forks (integrations/terraform-provider-github#3362)",
    { members_can_create_private_repositories: false, members_can_fork_private_repositories: true },
    "acme: fail (members fork private repositories: true, expected false)",
  ],
  [
    "administrators of a repository invite outsiders (moj-analytical-services/user-guidance#514)",
    { members_can_invite_outside_collaborators: true },
    "acme: fail (members invite outside collaborators: true, expected false)",
  ],
  [
    "maintainers may transfer the repositories that they administer (rocq-community/manifesto#77)",
    { members_can_delete_repositories: true },
    "acme: fail (members delete or transfer repositories: true, expected false)",
  ],
])("%s", async (_, change, said) => {
  expect(await saidOf(organizationMemberPrivileges, answered(change))).toEqual([said]);
});
