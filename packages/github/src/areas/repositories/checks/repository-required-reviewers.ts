import { atLeast, count, defineCheck } from "@bylaw/core";
import { aboutProtectedBranches, aboutRules } from "../../../lib/sources.ts";
import { unenforced } from "../blind-spots.ts";
import { repositories } from "../repositories.ts";
import { hasLiveBranch } from "../rules/live-branch.ts";
import { asksForReview } from "../rules/review.ts";

/** What counts as a fresh approval, and why, is decided in docs/decisions/0016-fresh-approvals.md. */
export const repositoryRequiredReviewers = defineCheck({
  id: "github/repository-required-reviewers",
  title: "Default branch asks other people to approve each change as it is merged",
  why: "A change that nobody else has read can carry a mistake, or an attack, straight into production, also when it is pushed after the approval.",
  fix: "Add a branch ruleset for ~DEFAULT_BRANCH that requires a pull request, its number of approvals, dismissal of stale approvals on push, and approval of the most recent push.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Who may bypass these rules is not judged here, but by github/repository-nobody-bypasses.",
    "The author is who opened the pull request: of two or more approvals one may be by somebody who pushed to it. Ask for one approval more to rule that out.",
    "Approvals by apps, and by GitHub Actions where the organization lets it approve, count as people's, and a second account of the author is not recognised.",
    "Approvals that a ruleset asks of teams by file, and reviews that a merge bot or a policy app enforces, are not read: a repository with nothing else fails.",
    unenforced,
    "What changed between two runs is not seen.",
    "Only the default branch is read, and no wiki.",
  ],
  sources: [aboutProtectedBranches, aboutRules],
  each: repositories,
  parameters: { reviewers: atLeast(count(2)) },
  appliesTo: hasLiveBranch,
  assert: (repository, { reviewers }) => asksForReview(repository, reviewers),
});
