import { defineCheck } from "@bylaw/core";
import { aboutProtectedBranches, aboutRules } from "../../../lib/sources.ts";
import { bypassElsewhere, onlyDefaultBranch, unenforced } from "../blind-spots.ts";
import { repositories } from "../repositories.ts";
import { asksFor } from "../rules/demand.ts";
import { hasLiveBranch } from "../rules/live-branch.ts";
import { conversations } from "../rules/review.ts";

export const repositoryConversationsResolved = defineCheck({
  id: "github/repository-conversations-resolved",
  title: "Default branch asks for resolved conversations before a pull request is merged",
  why: "A reviewer's objection that nobody answered is merged with the change that it was about.",
  fix: "Add a branch ruleset for ~DEFAULT_BRANCH that requires a pull request, and conversation resolution before merging.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    bypassElsewhere,
    "Whether changes come by pull request at all is not judged here, but by github/repository-pull-request-required: what is pushed directly has no conversations.",
    "Whoever can write may resolve a conversation, its author among them. Whether it was answered is not read.",
    unenforced,
    onlyDefaultBranch,
  ],
  sources: [aboutProtectedBranches, aboutRules],
  each: repositories,
  appliesTo: hasLiveBranch,
  assert: (repository) => [asksFor(repository, conversations)],
});
