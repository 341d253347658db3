import { atLeast, defineCheck, fact, from, names } from "@bylaw/core";
import { namesOf } from "../../../lib/names-of.ts";
import { changes } from "../changes.ts";
import { endedWell } from "../ended-well.ts";

/** A name is met word by word, as github/repository-required-status-checks meets it. */
export const changeChecksPassed = defineCheck({
  id: "github/change-checks-passed",
  title: "Each pull request had its checks end without a failure before its merge",
  why: "A rule that asks for tests shows what should happen. Each change with the checks of its final commit shows what did.",
  fix: "Run the missing checks on the change now, mend what they find, and require them by a branch ruleset, so that the next merge waits for them.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "A check that was skipped, or ended neutral, counts as ended without a failure, as it does for GitHub.",
    "GitHub keeps earlier runs of a check beside later ones of the same name: as two jobs may share it, one that failed fails the change, also if it was run again and succeeded. One that was run again after the merge shows its later end, and counts as too late.",
    "A demand is met by all checks whose names say its words, and fails where one of them fails: name them in full where others share the words.",
    "What runs under a name, and who reports it, is not read.",
    "The commit that the merge made is not looked at, but the final one of the pull request.",
    "GitHub drops the results of checks after about 400 days.",
  ],
  sources: [
    {
      title: "About status checks",
      url: "https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/about-status-checks",
    },
  ],
  each: changes,
  parameters: { checks: atLeast(names("tests", "security scan", "lint")) },
  appliesTo: ({ pullRequest }) =>
    pullRequest !== undefined || "No pull request brought it: github/change-by-pull-request judges it.",
  assert: ({ pullRequest }, { checks }) => [
    pullRequest === undefined
      ? fact("pull request", false).is(true)
      : fact(
          "checks that ended without a failure before the merge",
          from(pullRequest.runs, (runs) => namesOf(endedWell(runs, pullRequest, checks))),
        ).atLeast(checks),
  ],
});
