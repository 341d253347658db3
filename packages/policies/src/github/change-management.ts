import { defineControl, type Owner, soc2 } from "@bylaw/core";
import {
  repositoryNobodyBypasses,
  repositoryRequiredReviewers,
  repositoryRequiredStatusChecks,
} from "@bylaw/github";
import type { ChangeManagementControls } from "../change-management.ts";
import { requiredReviewers, requiredStatusChecks, statusCheckSources } from "../parameters.ts";

export interface ChangeOptions {
  readonly owner: Owner;
}

/** The change management policy's controls for repositories on GitHub. */
export function githubChangeControls({ owner }: ChangeOptions): Omit<ChangeManagementControls, "deployment"> {
  return {
    peerReview: defineControl({
      id: "peer-review",
      title: "Changes are reviewed by others",
      statement:
        "GitHub asks enough people other than its author to approve each change of a default branch as it is merged.",
      satisfies: [soc2("CC8.1"), soc2.supporting("CC5.2")],
      owner,
      frequency: "per-event",
      checks: [repositoryRequiredReviewers.with({ reviewers: requiredReviewers })],
    }),
    statusChecks: defineControl({
      id: "required-checks",
      title: "Changes pass their checks",
      statement:
        "GitHub asks the named checks to pass, as their own source reports them, before a change of a default branch is merged.",
      satisfies: [soc2("CC8.1"), soc2.supporting("CC7.1")],
      owner,
      frequency: "per-event",
      checks: [
        repositoryRequiredStatusChecks.with({ checks: requiredStatusChecks, sources: statusCheckSources }),
      ],
    }),
    noBypass: defineControl({
      id: "no-bypass",
      title: "Nobody merges around the rules",
      statement:
        "The reviews and checks that a default branch asks for bind everyone, administrators included.",
      satisfies: [soc2("CC8.1"), soc2.supporting("CC6.3")],
      owner,
      frequency: "continuous",
      checks: [repositoryNobodyBypasses],
    }),
  };
}
