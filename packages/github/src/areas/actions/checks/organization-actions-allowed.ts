import { atMost, defineCheck, fact, names } from "@bylaw/core";
import { actionsPolicies } from "../policies.ts";
import { runsWorkflows } from "../runs-workflows.ts";

export const organizationActionsAllowed = defineCheck({
  id: "github/organization-actions-allowed",
  title: "Organization lets workflows use only its own actions and those of sources that are allowed",
  why: "An action runs with the workflow's token and secrets: whoever takes over one that anybody may use reaches the code of each repository that uses it.",
  fix: "As an owner: the organization's Settings, Actions, General, Policies: allow the organization's own and select non-organization actions and reusable workflows, and list the sources that were reviewed, such as docker/*. Bind the same list to the check's parameter.",
  severity: "high",
  whenEmpty: "fails",
  blindSpots: [
    "A pattern of the list is compared as it is written, and no action is looked at: which versions a pattern lets in, and who may change them, is not judged.",
    "GitHub says that patterns bind public repositories only: on which plans they bind private ones is not read.",
    "What a workflow downloads and runs without an action, such as a script or a container image, is not restricted by the list.",
    "An enterprise's policy is seen only as far as GitHub shows its effect in the organization's.",
  ],
  sources: [
    {
      title: "Disabling or limiting GitHub Actions for your organization",
      url: "https://docs.github.com/en/organizations/managing-organization-settings/disabling-or-limiting-github-actions-for-your-organization",
      read: "2026-11",
    },
    {
      title: "REST API endpoints for GitHub Actions permissions",
      url: "https://docs.github.com/en/rest/actions/permissions",
      read: "2026-11",
    },
  ],
  each: actionsPolicies,
  parameters: { sources: atMost(names("actions by GitHub", "actions by verified creators")) },
  appliesTo: runsWorkflows,
  assert: ({ allowedSources }, { sources }) => [
    fact("sources of actions beside the organization", allowedSources).atMost(sources),
  ],
});
