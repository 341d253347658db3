import { atLeast, count, defineCheck } from "@bylaw/core";
import { aboutProtectedBranches, aboutRules } from "../../../lib/sources.ts";
import { bypassElsewhere, onlyDefaultBranch, unenforced } from "../blind-spots.ts";
import { repositories } from "../repositories.ts";
import { hasLiveBranch } from "../rules/live-branch.ts";
import { asksForReview } from "../rules/review.ts";

/** Two approvals that a push takes back do as well as GitHub's own switch: one of them is by another. docs/decisions/0016-fresh-approvals.md */
export const repositoryLastPushApproval = defineCheck({
  id: "github/repository-last-push-approval",
  title: "Default branch asks somebody other than who pushed last to approve what is merged",
  why: "Whoever adds a commit to a colleague's pull request could otherwise approve it too, and nobody else has seen it.",
  fix: "Add a branch ruleset for ~DEFAULT_BRANCH that requires a pull request, at least one approval, and approval of the most recent reviewable push.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    bypassElsewhere,
    "Approvals by apps, and by GitHub Actions where the organization lets it approve, count as people's, and a second account is not recognised.",
    "Merging the branch into the pull request is a push: who presses Update branch is who pushed last.",
    unenforced,
    onlyDefaultBranch,
  ],
  sources: [aboutProtectedBranches, aboutRules],
  each: repositories,
  appliesTo: hasLiveBranch,
  assert: (repository) => asksForReview(repository, atLeast(count(1))),
});
