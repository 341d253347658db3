import { defineCheck } from "@bylaw/core";
import { aboutProtectedBranches, aboutRules } from "../../../lib/sources.ts";
import { bypassElsewhere, onlyDefaultBranch, unenforced } from "../blind-spots.ts";
import { repositories } from "../repositories.ts";
import { hasCodeowners } from "../rules/codeowners.ts";
import { asksFor } from "../rules/demand.ts";
import { hasLiveBranch } from "../rules/live-branch.ts";
import { ownersReview } from "../rules/review.ts";

export const repositoryCodeownersReview = defineCheck({
  id: "github/repository-codeowners-review",
  title: "Default branch asks for the approval of code owners, whom a file without errors names",
  why: "A rule that asks for owners asks nobody while no file says who they are, and skips each line that GitHub cannot resolve.",
  fix: "Add .github/CODEOWNERS, mend what GitHub marks in it, and add a branch ruleset for ~DEFAULT_BRANCH that requires a pull request and review from code owners.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    bypassElsewhere,
    "Which files have an owner, and whether the owners are many, active or the author alone, is not read: a file that only comments, or that covers one folder, passes. A change of a file without an owner needs none.",
    "Errors are those that GitHub tells: a line that names an owner and no pattern may not be among them.",
    "Approvals that a ruleset asks of teams by file are not read.",
    unenforced,
    onlyDefaultBranch,
  ],
  sources: [
    aboutProtectedBranches,
    aboutRules,
    {
      title: "About code owners",
      url: "https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners",
      read: "2026-11",
    },
  ],
  each: repositories,
  appliesTo: hasLiveBranch,
  assert: (repository) => [asksFor(repository, ownersReview), ...hasCodeowners(repository)],
});
