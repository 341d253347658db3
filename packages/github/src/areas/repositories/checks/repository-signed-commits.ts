import { defineCheck } from "@bylaw/core";
import { aboutProtectedBranches, aboutRules } from "../../../lib/sources.ts";
import { bypassHere, hiddenBypass, onlyDefaultBranch, unenforced } from "../blind-spots.ts";
import { repositories } from "../repositories.ts";
import { asksOfEverybody } from "../rules/demand.ts";
import { signatures } from "../rules/history.ts";
import { hasLiveBranch } from "../rules/live-branch.ts";

export const repositorySignedCommits = defineCheck({
  id: "github/repository-signed-commits",
  title: "Default branch asks everybody for signed commits",
  why: "Author and committer of a commit are what its maker typed in: a signature alone ties it to a key.",
  fix: "Add a branch ruleset for ~DEFAULT_BRANCH that requires signed commits and that nobody bypasses.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    hiddenBypass,
    bypassHere,
    "Commits that GitHub makes itself, such as a merge or a change by an app over its API, are signed by GitHub and not by a person.",
    "Whose key it is, and the commits that were there before the rule, are not read.",
    unenforced,
    onlyDefaultBranch,
  ],
  sources: [aboutProtectedBranches, aboutRules],
  each: repositories,
  appliesTo: hasLiveBranch,
  assert: (repository) => asksOfEverybody(repository, signatures),
});
