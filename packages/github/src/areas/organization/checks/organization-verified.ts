import { defineCheck, fact } from "@bylaw/core";
import { organizationSettings } from "../settings.ts";

export const organizationVerified = defineCheck({
  id: "github/organization-verified",
  title: "GitHub has verified the domains in the organization's profile",
  why: "Anybody can make an organization with a name and a logo like the company's: the badge tells those who use its code which one is the company's own.",
  fix: "As an owner: the organization's Settings, Verified and approved domains: add the domains of the website and of the e-mail address that its profile shows, and put the record that GitHub names into their DNS.",
  severity: "low",
  whenEmpty: "fails",
  blindSpots: [
    "Which domains they are, and whether they are the company's, is not read.",
    "Whether e-mail notifications are restricted to the verified domains is not read.",
  ],
  sources: [
    {
      title: "Verifying or approving a domain for your organization",
      url: "https://docs.github.com/en/organizations/managing-organization-settings/verifying-or-approving-a-domain-for-your-organization",
    },
  ],
  each: organizationSettings,
  assert: ({ verified }) => [fact("GitHub has verified the domains in the profile", verified).is(true)],
});
