import { defineCheck, fact } from "@bylaw/core";
import { runnerGroups } from "../runner-groups.ts";

export const runnerGroupPrivate = defineCheck({
  id: "github/runner-group-private",
  title: "Runner group is closed to public repositories",
  why: "Anybody may open a pull request to a public repository, and with it run code on a machine of the company's own.",
  fix: "As an owner: the organization's Settings, Actions, Runner groups, the group: clear Allow public repositories, or gh api -X PATCH orgs/<organization>/actions/runner-groups/<number> -F allows_public_repositories=false. A group of the enterprise is changed in the enterprise's settings.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Which runners are in a group is not read: one that has none yet is judged as well, and so is one of larger runners that GitHub hosts.",
    "Runners that are registered with a repository itself belong to no group: github/public-repository-runnerless judges those of public ones.",
    "Which workflows of a private repository may use the group is not judged.",
  ],
  sources: [
    {
      title: "Managing access to self-hosted runners using groups",
      url: "https://docs.github.com/en/actions/how-tos/manage-runners/self-hosted-runners/manage-access",
      read: "2026-11",
    },
    {
      title: "Secure use reference",
      url: "https://docs.github.com/en/actions/reference/security/secure-use",
      read: "2026-11",
    },
  ],
  each: runnerGroups,
  assert: ({ allowsPublicRepositories }) => [
    fact("public repositories may use the group", allowsPublicRepositories).is(false),
  ],
});
