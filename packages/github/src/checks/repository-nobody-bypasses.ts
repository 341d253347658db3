import { defineCheck } from "@bylaw/core";
import { repositories } from "../collectors/repositories/repositories.ts";
import { bindsEverybody, hasLiveBranch } from "../lib/branch-requirements.ts";

/** GitHub shows who may bypass a ruleset only to those who may change it: read with less, it stays undecided. */
export const repositoryNobodyBypasses = defineCheck({
  id: "github/repository-nobody-bypasses",
  title: "Nobody may bypass the pull requests of the default branch",
  why: "A rule that some may bypass does not bind an attacker who has become one of them.",
  fix: "Empty the bypass list of the ruleset, or let classic protection bind administrators and allow no bypass.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Who may edit or delete the rules is not read.",
    "The merge queue and who bypasses it are not judged.",
  ],
  each: repositories,
  appliesTo: hasLiveBranch,
  assert: (repository) => [bindsEverybody(repository)],
});
