import { defineCheck } from "@bylaw/core";
import { aboutProtectedBranches, aboutRules } from "../../../lib/sources.ts";
import { bypassHere, hiddenBypass, onlyDefaultBranch, unenforced } from "../blind-spots.ts";
import { repositories } from "../repositories.ts";
import { asksOfEverybody } from "../rules/demand.ts";
import { noDeletion } from "../rules/history.ts";
import { hasDefaultBranch } from "../rules/live-branch.ts";

export const repositoryDeletionBlocked = defineCheck({
  id: "github/repository-deletion-blocked",
  title: "Default branch blocks its deletion by everybody",
  why: "GitHub itself keeps a branch only as long as it is the default one: without a rule it can be deleted as soon as another takes its place.",
  fix: "Add a branch ruleset for ~DEFAULT_BRANCH that restricts deletions and that nobody bypasses; or switch off Allow deletions in classic protection. A locked branch needs it too: a lock keeps out what is pushed.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    hiddenBypass,
    bypassHere,
    "Classic protection is taken to block administrators too, whether or not the rest of it binds them: GitHub's settings page says so, and its documentation does not.",
    "A rule for ~DEFAULT_BRANCH lets go of a branch that is no longer the default one. Who may make another branch the default one, or delete the repository, is not read.",
    unenforced,
    onlyDefaultBranch,
  ],
  sources: [aboutProtectedBranches, aboutRules],
  each: repositories,
  appliesTo: hasDefaultBranch,
  assert: (repository) => asksOfEverybody(repository, noDeletion),
});
