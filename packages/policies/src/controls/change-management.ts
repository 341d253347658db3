import { attested, defineControl, months, soc2 } from "@bylaw/core";
import type { ControlOptions } from "../options.ts";
import { requiredReviewers } from "../parameters.ts";
import type { ChangeManagementControls } from "../policies/change-management.ts";

/**
 * The change management policy's control that people show. A provider's controls spread it and add what it verifies.
 *
 * @example { ...manualChangeControls({ owner }), peerReview, statusChecks, noBypass, deployment }
 */
export function manualChangeControls({
  owner,
}: ControlOptions): Pick<ChangeManagementControls, "otherPipelines"> {
  return {
    otherPipelines: defineControl({
      id: "other-pipelines",
      title: "Every other pipeline into the cloud accounts is known",
      statement:
        "Each quarter the owner lists the pipelines that act in the cloud accounts in ways that no check reads, such as by keys among their secrets or from runners inside an account, with the branch that each runs from, the approvals that the branch asks for and who may bypass them, and signs the list.",
      satisfies: [soc2("CC8.1"), soc2.supporting("CC6.1")],
      owner,
      frequency: "quarterly",
      evidence: [
        attested("unread-pipelines", {
          title:
            "Signed list of pipelines that no check reads, with the branch of each, its approvals and who may bypass them",
          every: months(3),
          reviewer: owner,
          parameters: [requiredReviewers],
        }),
      ],
    }),
  };
}
