import { defineCheck } from "@bylaw/core";
import { aboutProtectedBranches, aboutRules } from "../../../lib/sources.ts";
import { hiddenBypass, unenforced } from "../blind-spots.ts";
import { repositories } from "../repositories.ts";
import { hasLiveBranch } from "../rules/live-branch.ts";
import { nobodyBypasses } from "../rules/nobody-bypasses.ts";

export const repositoryNobodyBypasses = defineCheck({
  id: "github/repository-nobody-bypasses",
  title: "Nobody may bypass the reviews and checks of the default branch",
  why: "A rule that some may bypass does not bind an attacker who has become one of them.",
  fix: "Empty the bypass list of each ruleset that demands approvals or checks, or let classic protection bind administrators and allow no bypass.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    hiddenBypass,
    "Who may edit or delete the rules, or take a repository out of a ruleset by renaming it or setting a property of it, is not read, nor what changed between two runs.",
    "Reviews are pull requests, approvals, code owners' among them, and resolved conversations. Who may bypass signatures, a linear history, the blocks of force pushes and of deletion is judged by the checks of these; the merge queue and every other rule is not judged.",
    "What the rules demand is not judged here: a pull request without any approval passes if it binds everybody.",
    "Teams and roles are not opened: where each of several rulesets may be bypassed by another group, it stays undecided whether somebody is in all of them.",
    unenforced,
    "Only the default branch is read.",
  ],
  sources: [aboutProtectedBranches, aboutRules],
  each: repositories,
  appliesTo: hasLiveBranch,
  assert: (repository) => nobodyBypasses(repository),
});
