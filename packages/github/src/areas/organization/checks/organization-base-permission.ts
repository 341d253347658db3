import { atMost, defineCheck, fact, from, names } from "@bylaw/core";
import { organizationSettings } from "../settings.ts";

export const organizationBasePermission = defineCheck({
  id: "github/organization-base-permission",
  title: "Organization gives all members no more than the base permission that is allowed",
  why: "The base permission reaches every repository and every member at once: with write, one stolen account of anybody can change all of the code.",
  fix: "As an owner: the organization's Settings, Member privileges, Base permissions: No permission or Read. Give write access to teams, repository by repository.",
  severity: "high",
  whenEmpty: "fails",
  blindSpots: [
    "What teams, repositories and roles of the organization give beside the base permission is not read here.",
    "Internal repositories are readable for all members of the enterprise whatever the base permission is.",
  ],
  sources: [
    {
      title: "Setting base permissions for an organization",
      url: "https://docs.github.com/en/organizations/managing-user-access-to-your-organizations-repositories/managing-repository-roles/setting-base-permissions-for-an-organization",
      read: "2026-11",
    },
  ],
  each: organizationSettings,
  parameters: { permissions: atMost(names("none", "read")) },
  assert: ({ basePermission }, { permissions }) => [
    fact(
      "base permission",
      from(basePermission, (name) => names(name)),
    ).atMost(permissions),
  ],
});
