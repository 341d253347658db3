import { defineCheck } from "@bylaw/core";
import { aboutProtectedBranches, aboutRules } from "../../../lib/sources.ts";
import { bypassElsewhere, onlyDefaultBranch, unenforced } from "../blind-spots.ts";
import { repositories } from "../repositories.ts";
import { hasLiveBranch } from "../rules/live-branch.ts";
import { asksAfterPush } from "../rules/review.ts";

/** Either switch of GitHub does: one takes all approvals back when something is pushed, the other wants the last push approved. */
export const repositoryApprovalAfterPush = defineCheck({
  id: "github/repository-approval-after-push",
  title: "Default branch asks for an approval after the last push",
  why: "An approval that outlives a push also covers what its giver has never seen.",
  fix: "Add a branch ruleset for ~DEFAULT_BRANCH that requires a pull request, at least one approval, and dismissal of stale approvals on push.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    bypassElsewhere,
    "One approval is enough, of however many that are required; and where stale approvals are dismissed it may be by who pushed last, unless that is the author: github/repository-last-push-approval rules that out.",
    "A push that leaves the changes of the pull request as they were takes no approval back.",
    unenforced,
    onlyDefaultBranch,
  ],
  sources: [aboutProtectedBranches, aboutRules],
  each: repositories,
  appliesTo: hasLiveBranch,
  assert: asksAfterPush,
});
