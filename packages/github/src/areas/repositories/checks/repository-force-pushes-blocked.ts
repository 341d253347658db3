import { defineCheck } from "@bylaw/core";
import { aboutProtectedBranches, aboutRules } from "../../../lib/sources.ts";
import { bypassHere, hiddenBypass, onlyDefaultBranch, unenforced } from "../blind-spots.ts";
import { repositories } from "../repositories.ts";
import { asksOfEverybody } from "../rules/demand.ts";
import { noForcePushes } from "../rules/history.ts";
import { hasLiveBranch } from "../rules/live-branch.ts";

export const repositoryForcePushesBlocked = defineCheck({
  id: "github/repository-force-pushes-blocked",
  title: "Default branch blocks force pushes by everybody",
  why: "A force push takes commits out of the history, and with them what was reviewed and who did it.",
  fix: "Add a branch ruleset for ~DEFAULT_BRANCH that blocks force pushes and that nobody bypasses; or switch off Allow force pushes in classic protection.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    hiddenBypass,
    bypassHere,
    "Classic protection is taken to block administrators too, whether or not the rest of it binds them: GitHub's settings page says so, and its documentation does not.",
    "A force push that a site administrator or an enterprise blocks outside of these rules is not seen, nor what was pushed before the rule.",
    unenforced,
    onlyDefaultBranch,
  ],
  sources: [aboutProtectedBranches, aboutRules],
  each: repositories,
  appliesTo: hasLiveBranch,
  assert: (repository) => asksOfEverybody(repository, noForcePushes),
});
