import { defineCheck, fact } from "@bylaw/core";
import { organizationSettings } from "../settings.ts";

export const organizationTwoFactorRequired = defineCheck({
  id: "github/organization-two-factor-required",
  title: "Organization requires two-factor authentication",
  why: "A password that leaks is enough to read and change code, unless the account behind it asks for a second factor.",
  fix: "As an owner: the organization's Settings, Authentication security, Require two-factor authentication for everyone in the organization. Ask everybody for it first: members without it are locked out until they set it up, and outside collaborators without it are removed, bots among them.",
  severity: "critical",
  whenEmpty: "fails",
  blindSpots: [
    "Which members still have none, and who has SMS as the second factor, is not read here.",
    "Tokens, SSH keys and deploy keys work without a second factor.",
    "Where people sign in through an identity provider (SAML, managed users), that provider asks for the second factor, and is not read. Organizations of an enterprise with managed users do not have the setting, and do not pass unless GitHub shows it as on.",
    "GitHub shows the setting to owners, and to apps as far as it says so: to others it stays undecided.",
  ],
  sources: [
    {
      title: "Requiring two-factor authentication in your organization",
      url: "https://docs.github.com/en/organizations/keeping-your-organization-secure/managing-two-factor-authentication-for-your-organization/requiring-two-factor-authentication-in-your-organization",
      read: "2026-11",
    },
  ],
  each: organizationSettings,
  assert: ({ twoFactorRequired }) => [
    fact("two-factor authentication is required", twoFactorRequired).is(true),
  ],
});
