import { anyOf, atMost, defineCheck, fact, from, names } from "@bylaw/core";
import { namesOf } from "../../../lib/names-of.ts";
import { changes } from "../changes.ts";

/** No login has parentheses: an account may be called nobody. */
export const changeByPullRequest = defineCheck({
  id: "github/change-by-pull-request",
  title: "Each change of a default branch came by the merge of a pull request",
  why: "What is pushed straight to the branch has been read by nobody else, whatever the rules of the branch say now.",
  fix: "Find out who pushed what and why, have it reviewed, and take away the way by which it came: a bypass of the branch's rules, or rules that were off.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "What the pull request asked for and got is not judged here, but by github/change-reviewed and github/change-checks-passed.",
    "GitHub tells how the branch moved for a year, and a run reads the days that the provider is told to look back: what lies between two runs that are further apart is not seen.",
    "A repository that was deleted, transferred or renamed away since is not among them, and a branch that was the default one before is not read.",
    "A branch that became the default one is judged by its own moves in the time that is looked at: what came to it before that is not.",
    "A merge made by hand and pushed counts as pushed, also where GitHub then marks its pull request as merged.",
    "Who may push is known by login, which a person may change: name apps with their [bot], which no person's login ends with.",
    "Tags, and releases that are built from other branches, are not read.",
  ],
  sources: [
    {
      title: "GitHub REST API: list repository activities",
      url: "https://docs.github.com/en/rest/repos/repos#list-repository-activities",
    },
  ],
  each: changes,
  parameters: { pushers: atMost(names("(nobody)")) },
  appliesTo: ({ firstOfRepository, repository }) =>
    !firstOfRepository || `It began ${repository}, which was made in the time that was looked at.`,
  assert: ({ way, by }, { pushers }) => {
    const merged = fact("way", way).is("pull request");
    if (way !== "direct push") return [merged];
    const pushed = fact(
      "pushed by",
      from(by, (login) => namesOf([login])),
    ).atMost(pushers);
    return [anyOf("came by a pull request, or by who may push", [merged, pushed])];
  },
});
