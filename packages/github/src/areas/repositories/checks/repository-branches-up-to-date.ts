import { defineCheck } from "@bylaw/core";
import { aboutProtectedBranches, aboutRules } from "../../../lib/sources.ts";
import { bypassElsewhere, onlyDefaultBranch, unenforced } from "../blind-spots.ts";
import { repositories } from "../repositories.ts";
import { asksFor } from "../rules/demand.ts";
import { hasLiveBranch } from "../rules/live-branch.ts";
import { upToDate } from "../rules/status-checks.ts";

export const repositoryBranchesUpToDate = defineCheck({
  id: "github/repository-branches-up-to-date",
  title: "Default branch asks for status checks on top of its last commit",
  why: "Two changes that pass by themselves can break each other: only checks of both together show it before the merge.",
  fix: "Edit the branch ruleset for ~DEFAULT_BRANCH that requires status checks to pass, and require branches to be up to date before merging.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    bypassElsewhere,
    "A merge queue tests each change on top of those before it and does as well, but does not count: a repository with nothing else fails.",
    "Which checks are required is not judged here, but by github/repository-required-status-checks: any is enough. Required workflows and code scanning are not asked for it.",
    unenforced,
    onlyDefaultBranch,
  ],
  sources: [aboutProtectedBranches, aboutRules],
  each: repositories,
  appliesTo: hasLiveBranch,
  assert: (repository) => [asksFor(repository, upToDate)],
});
