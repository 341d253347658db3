import { atMost, defineCheck, names } from "@bylaw/core";
import { aboutProtectedBranches, aboutRules } from "../../../lib/sources.ts";
import { bypassElsewhere, onlyDefaultBranch, unenforced } from "../blind-spots.ts";
import { repositories } from "../repositories.ts";
import { noDirectPush } from "../rules/direct-push.ts";
import { hasLiveBranch } from "../rules/live-branch.ts";

/** Administrators are always able to push where classic protection lists who may: `pushers` has to name them there, or a rule demands pull requests. */
export const repositoryNoDirectPush = defineCheck({
  id: "github/repository-no-direct-push",
  title: "Default branch asks for a pull request, or lets none but named pushers push",
  why: "Whoever can write could otherwise put a commit on the branch that nobody has seen.",
  fix: "Add a branch ruleset for ~DEFAULT_BRANCH that requires a pull request before merging; or one that restricts updates and lets the app that pushes bypass it.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    bypassElsewhere,
    "A pusher is known by type and by name or number, such as App release-bot, Integration 901 or Team 7: who is in a team or has a role, and what an app pushes, is not read.",
    "Whoever may bypass a restriction of updates in pull requests alone counts as one who may push.",
    unenforced,
    "What changed between two runs is not seen.",
    onlyDefaultBranch,
  ],
  sources: [aboutProtectedBranches, aboutRules],
  each: repositories,
  parameters: { pushers: atMost(names("App *", "Integration *")) },
  appliesTo: hasLiveBranch,
  assert: (repository, { pushers }) => [noDirectPush(repository, pushers)],
});
