import { defineCheck, fact } from "@bylaw/core";
import { organizationSettings } from "../settings.ts";

export const organizationMemberPrivileges = defineCheck({
  id: "github/organization-member-privileges",
  title: "Members who are no owners may not publish, delete or hand out repositories",
  why: "One member, or whoever has that member's account, could otherwise publish the code, give it to strangers or take it away.",
  fix: "As an owner: the organization's Settings, Member privileges: switch off public repositories under Repository creation, Allow members to change repository visibilities, Allow members to delete or transfer repositories, Allow members to invite outside collaborators, and Allow forking of private repositories.",
  severity: "medium",
  whenEmpty: "fails",
  blindSpots: [
    "Custom roles and organization roles that give these privileges back to some are not read.",
    "GitHub lets owners keep members from inviting outside collaborators on GitHub Enterprise Cloud alone: on other plans the check fails.",
    "Repository policies, which can restrict the same for some repositories and people, are not read.",
    "Sites of GitHub Pages, which members may publish from a private repository, apps that they install on repositories that they administer, and deploy keys are not read here.",
    "What owners do is not restricted by these settings.",
    "An enterprise's policy that overrules a setting is seen only as far as GitHub shows its effect in the setting.",
    "Whether a repository allows to be forked for itself is not read: where the organization does not allow it, none does.",
  ],
  sources: [
    {
      title: "Restricting repository creation in your organization",
      url: "https://docs.github.com/en/organizations/managing-organization-settings/restricting-repository-creation-in-your-organization",
      read: "2026-11",
    },
    {
      title: "Restricting repository visibility changes in your organization",
      url: "https://docs.github.com/en/organizations/managing-organization-settings/restricting-repository-visibility-changes-in-your-organization",
      read: "2026-11",
    },
    {
      title: "Setting permissions for deleting or transferring repositories",
      url: "https://docs.github.com/en/organizations/managing-organization-settings/setting-permissions-for-deleting-or-transferring-repositories",
      read: "2026-11",
    },
    {
      title: "Setting permissions for adding outside collaborators",
      url: "https://docs.github.com/en/enterprise-cloud@latest/organizations/managing-organization-settings/setting-permissions-for-adding-outside-collaborators",
      read: "2026-11",
    },
    {
      title: "Managing the forking policy for your organization",
      url: "https://docs.github.com/en/organizations/managing-organization-settings/managing-the-forking-policy-for-your-organization",
      read: "2026-11",
    },
  ],
  each: organizationSettings,
  assert: (settings) => [
    fact("members make public repositories", settings.membersCreatePublic).is(false),
    fact("members change who sees a repository", settings.membersChangeVisibility).is(false),
    fact("members delete or transfer repositories", settings.membersDelete).is(false),
    fact("members invite outside collaborators", settings.membersInviteOutsiders).is(false),
    fact("members fork private repositories", settings.membersForkPrivate).is(false),
  ],
});
