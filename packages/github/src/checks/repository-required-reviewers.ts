import { atLeast, count, defineCheck } from "@bylaw/core";
import { repositories } from "../collectors/repositories/repositories.ts";
import { hasLiveBranch, requiresApprovals } from "../lib/branch-requirements.ts";

export const repositoryRequiredReviewers = defineCheck({
  id: "github/repository-required-reviewers",
  title: "Default branch takes changes only with approved pull requests",
  why: "A change that nobody else has read can carry a mistake, or an attack, straight into production.",
  fix: "Add a branch ruleset for ~DEFAULT_BRANCH that requires a pull request and its number of approvals.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Approvals by apps and by GitHub Actions count as people's, and a second account of the author is not recognised.",
    "Only the default branch is read.",
  ],
  each: repositories,
  parameters: { reviewers: atLeast(count(2)) },
  appliesTo: hasLiveBranch,
  assert: (repository, { reviewers }) => [requiresApprovals(repository, reviewers)],
});
