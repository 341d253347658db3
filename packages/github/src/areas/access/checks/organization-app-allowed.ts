import { atMost, defineCheck, fact, names } from "@bylaw/core";
import { appInstallations } from "../app-installations.ts";

export const organizationAppAllowed = defineCheck({
  id: "github/organization-app-allowed",
  title: "GitHub App that is installed in the organization is one of those that are allowed",
  why: "An app acts with its own key and nobody signs in: whoever breaks into its maker has what the app was given here, long after the tool it served is forgotten.",
  fix: "As an owner: the organization's Settings, Third-party Access, GitHub Apps, Configure: Uninstall, or Suspend. An app that is needed goes on the list of those allowed, by its name in the address github.com/apps/<name>.",
  severity: "medium",
  whenEmpty: "notApplicable",
  // No app's name has a bracket in it: none is allowed until the company names one.
  parameters: { allowed: atMost(names("(none)")) },
  blindSpots: [
    "What an app may do, and in which repositories, is listed and not judged: the list allows apps, not their permissions.",
    "An app is known by its name, which its owner may change and another may take.",
    "OAuth apps, personal access tokens, and actions that workflows use are not listed.",
    "Whether an app is still used is not read.",
  ],
  sources: [
    {
      title: "Reviewing and modifying installed GitHub Apps",
      url: "https://docs.github.com/en/apps/using-github-apps/reviewing-and-modifying-installed-github-apps",
      read: "2026-11",
    },
  ],
  each: appInstallations,
  appliesTo: ({ suspended }) => !suspended || "The installation is suspended: the app can do nothing here.",
  assert: ({ id }, { allowed }) => [fact("GitHub App", names(id)).atMost(allowed)],
});
