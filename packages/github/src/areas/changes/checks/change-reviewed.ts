import { age, allOf, anyOf, atLeast, atMost, count, days, defineCheck, fact, from, names } from "@bylaw/core";
import { namesOf } from "../../../lib/names-of.ts";
import { approvalsAfter, approvalsBefore } from "../approvals.ts";
import { changes } from "../changes.ts";

export const changeReviewed = defineCheck({
  id: "github/change-reviewed",
  title: "Each pull request was approved by others before its merge, an emergency soon after it",
  why: "Rules that ask for reviews show what should happen. Each change with its approvals shows what did, also where rules were off or bypassed.",
  fix: "Have the change reviewed now and keep the review, and find out how it was merged without: a bypass, a rule that was off, or an approval that came before the last push.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "An approval counts if its author may push to the repository when this is read, which may not be as it was. One from before the pull request was aimed at this branch does not count, also where GitHub did that by itself after a merge below it. Nor does one that was dismissed, be it after the merge.",
    "A second account of the author is not recognised. Approvals by apps do not count, nor do those of accounts that are gone. Who wrote a commit is what its addresses say, which whoever makes it may choose. Who pushed it, and who had an app open or write a pull request, is not read. Merging the branch into the pull request is a commit: who pressed Update branch counts as one who wrote it, and their approval does not.",
    "Reviews that were given outside GitHub are not read: the change fails.",
    "Who sets the label of an emergency, and when, is not read: the label asks for a review afterwards and excuses nobody from it.",
    "GitHub tells how the branch moved for a year, and a run reads the days that the provider is told to look back.",
  ],
  sources: [
    {
      title: "About pull request reviews",
      url: "https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/about-pull-request-reviews",
    },
  ],
  each: changes,
  parameters: {
    reviewers: atLeast(count(2)),
    emergencyLabel: atLeast(names("emergency")),
    afterwards: atMost(days(2)),
  },
  appliesTo: ({ pullRequest }) =>
    pullRequest !== undefined || "No pull request brought it: github/change-by-pull-request judges it.",
  assert: ({ pullRequest, readAt }, { reviewers, emergencyLabel, afterwards }) => {
    if (pullRequest === undefined) return [fact("pull request", false).is(true)];
    const labelled = fact(
      "labels",
      from(pullRequest.labels, (labels) => namesOf(labels)),
    ).atLeast(emergencyLabel);
    return [
      anyOf("review", [
        fact(
          "approvals of the final commit by others before the merge",
          approvalsBefore(pullRequest),
        ).atLeast(reviewers),
        allOf("emergency, reviewed afterwards", [
          labelled,
          fact(
            "approvals by others soon after the merge",
            approvalsAfter(pullRequest, afterwards.value),
          ).atLeast(reviewers),
        ]),
        allOf("emergency, still to be reviewed", [
          labelled,
          fact("time since the merge", age(pullRequest.mergedAt, readAt)).atMost(afterwards),
        ]),
      ]),
    ];
  },
});
