import { defineCheck } from "@bylaw/core";
import { aboutProtectedBranches, aboutRules } from "../../../lib/sources.ts";
import { bypassHere, hiddenBypass, onlyDefaultBranch, unenforced } from "../blind-spots.ts";
import { repositories } from "../repositories.ts";
import { asksOfEverybody } from "../rules/demand.ts";
import { linearHistory } from "../rules/history.ts";
import { hasLiveBranch } from "../rules/live-branch.ts";

export const repositoryLinearHistory = defineCheck({
  id: "github/repository-linear-history",
  title: "Default branch keeps merge commits by everybody out",
  why: "In a history without merge commits each change stands by itself: it can be found, and taken back alone.",
  fix: "Add a branch ruleset for ~DEFAULT_BRANCH that requires a linear history and that nobody bypasses, and allow squash or rebase merging in the repository's settings.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    hiddenBypass,
    bypassHere,
    "A rule that allows squash or rebase as the only ways to merge a pull request does not count: a merge commit can still be pushed.",
    "Merge commits that were there before the rule, and which ways to merge the repository allows, are not read.",
    unenforced,
    onlyDefaultBranch,
  ],
  sources: [aboutProtectedBranches, aboutRules],
  each: repositories,
  appliesTo: hasLiveBranch,
  assert: (repository) => asksOfEverybody(repository, linearHistory),
});
