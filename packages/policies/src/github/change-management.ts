import { defineControl, soc2 } from "@bylaw/core";
import {
  repositoryNobodyBypasses,
  repositoryRequiredReviewers,
  repositoryRequiredStatusChecks,
} from "@bylaw/github";
import { manualChangeControls } from "../controls/change-management.ts";
import type { ControlOptions } from "../options.ts";
import { requiredReviewers, requiredStatusChecks, statusCheckSources } from "../parameters.ts";
import type { ChangeManagementControls } from "../policies/change-management.ts";

/** The change management policy's controls: what GitHub verifies, and the rest that people show, but for deployment. */
export function githubChangeControls({
  owner,
}: ControlOptions): Omit<ChangeManagementControls, "deployment"> {
  return {
    ...manualChangeControls({ owner }),
    peerReview: defineControl({
      id: "peer-review",
      title: "Changes of default branches must be approved by others",
      statement:
        "GitHub asks for a pull request, and for the approval of as many reviewers other than its author as the policy asks, of each change of a default branch as it is merged.",
      satisfies: [soc2("CC8.1"), soc2.supporting("CC5.2")],
      owner,
      frequency: "per-event",
      checks: [repositoryRequiredReviewers.with({ reviewers: requiredReviewers })],
    }),
    statusChecks: defineControl({
      id: "required-checks",
      title: "Changes of default branches must be checked",
      statement:
        "GitHub asks that the checks which the policy names are reported without a failure, by the sources which it names, before a change of a default branch is merged.",
      satisfies: [soc2("CC8.1"), soc2.supporting("CC7.1")],
      owner,
      frequency: "per-event",
      checks: [
        repositoryRequiredStatusChecks.with({ checks: requiredStatusChecks, sources: statusCheckSources }),
      ],
    }),
    noBypass: defineControl({
      id: "no-bypass",
      title: "Nobody may bypass reviews and checks",
      statement:
        "The reviews and checks that a default branch asks for on GitHub bind everyone, administrators included.",
      satisfies: [soc2("CC8.1"), soc2.supporting("CC6.3")],
      owner,
      frequency: "continuous",
      checks: [repositoryNobodyBypasses],
    }),
  };
}
