import { defineCheck, fact } from "@bylaw/core";
import { actionsPolicies } from "../policies.ts";
import { runsWorkflows } from "../runs-workflows.ts";

export const organizationActionsPinned = defineCheck({
  id: "github/organization-actions-pinned",
  title: "Organization lets workflows use only actions that are named by the full hash of a commit",
  why: "A tag can be moved: whoever takes over an action's repository changes what every workflow runs that names it by a version.",
  fix: "As an owner: the organization's Settings, Actions, General, Policies: Require actions to be pinned to a full-length commit SHA. First pin the actions of all workflows, and of the composite actions that they use, or those workflows fail.",
  severity: "medium",
  whenEmpty: "fails",
  blindSpots: [
    "Reusable workflows may still be named by a tag or a branch.",
    "What the commit holds is not judged, nor what the action downloads while it runs.",
    "Where the organization does not demand it a repository may do so for itself: that is not read.",
  ],
  sources: [
    {
      title: "Disabling or limiting GitHub Actions for your organization",
      url: "https://docs.github.com/en/organizations/managing-organization-settings/disabling-or-limiting-github-actions-for-your-organization",
      read: "2026-11",
    },
    {
      title: "GitHub Actions policy now supports blocking and SHA pinning actions",
      url: "https://github.blog/changelog/2025-08-15-github-actions-policy-now-supports-blocking-and-sha-pinning-actions/",
      read: "2026-11",
    },
  ],
  each: actionsPolicies,
  appliesTo: runsWorkflows,
  assert: ({ pinningRequired }) => [
    fact("actions have to be named by the full hash of a commit", pinningRequired).is(true),
  ],
});
