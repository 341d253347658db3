import { attested, type EvidenceRequirement, months } from "@bylaw/core";
import { inWeek, type Terms } from "../../terms.ts";
import { harmlessEnvironments, requiredReviewers } from "./parameters.ts";

/** What people show of pipelines that no check reads. */
export function unreadPipelines(
  { from }: Pick<Terms, "from">,
  looked: Pick<Parameters<typeof attested>[1], "reviewer" | "originals">,
): EvidenceRequirement {
  return attested("unread-pipelines", {
    title:
      "Signed list of every pipeline into the cloud accounts that nothing else shows, with the branch of each, the environments that it deploys to, its approvals and who may bypass them",
    every: months(3),
    firstDue: inWeek({ from }, 6),
    parameters: [requiredReviewers, harmlessEnvironments],
    ...looked,
  });
}
