import { defineCheck, fact } from "@bylaw/core";
import { actionsPolicies } from "../policies.ts";
import { runsWorkflows } from "../runs-workflows.ts";

export const organizationWorkflowTokenReads = defineCheck({
  id: "github/organization-workflow-token-reads",
  title:
    "Workflows that ask for no permissions get a token that only reads, and none may approve pull requests",
  why: "With a token that writes, one compromised step of any workflow can push code; a workflow that approves pull requests stands in for the review by people.",
  fix: "As an owner: the organization's Settings, Actions, General, Workflow permissions: Read repository contents and packages permissions, and clear Allow GitHub Actions to create and approve pull requests.",
  severity: "high",
  whenEmpty: "fails",
  blindSpots: [
    "A workflow that asks for permissions to write in its file gets them: workflow files are not read.",
    "A repository cannot choose what is laxer than the organization's default: GitHub says so, and the repositories' own settings are not read.",
    "Other tokens that workflows hold as secrets, and GitHub Apps that they use, are not restricted by it.",
  ],
  sources: [
    {
      title: "Setting the permissions of the GITHUB_TOKEN for your organization",
      url: "https://docs.github.com/en/organizations/managing-organization-settings/disabling-or-limiting-github-actions-for-your-organization#setting-the-permissions-of-the-github_token-for-your-organization",
      read: "2026-11",
    },
  ],
  each: actionsPolicies,
  appliesTo: runsWorkflows,
  assert: ({ tokenDefault, approvesPullRequests }) => [
    fact("permissions of a workflow's token by default", tokenDefault).is("read"),
    fact("workflows may create and approve pull requests", approvesPullRequests).is(false),
  ],
});
