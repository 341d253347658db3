import { defineCheck } from "@bylaw/core";
import { aboutProtectedBranches, aboutRules } from "../../../lib/sources.ts";
import { bypassElsewhere, onlyDefaultBranch, unenforced } from "../blind-spots.ts";
import { repositories } from "../repositories.ts";
import { asksFor } from "../rules/demand.ts";
import { hasLiveBranch } from "../rules/live-branch.ts";
import { pullRequests } from "../rules/review.ts";

export const repositoryPullRequestRequired = defineCheck({
  id: "github/repository-pull-request-required",
  title: "Default branch asks for a pull request before each change",
  why: "A change that is pushed straight to the branch was seen by nobody, and no check had to pass before it.",
  fix: "Add a branch ruleset for ~DEFAULT_BRANCH that requires a pull request before merging.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    bypassElsewhere,
    "How many approvals a pull request needs is not judged here, but by github/repository-required-reviewers: none is enough.",
    "A push restriction that lets a bot alone push is no pull request: github/repository-no-direct-push takes either.",
    unenforced,
    "What changed between two runs is not seen.",
    onlyDefaultBranch,
  ],
  sources: [aboutProtectedBranches, aboutRules],
  each: repositories,
  appliesTo: hasLiveBranch,
  assert: (repository) => [asksFor(repository, pullRequests)],
});
