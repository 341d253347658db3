import { defineControl, says, soc2 } from "@bylaw/core";
import type { Controls, Terms } from "../terms.ts";
import { requiredReviewers } from "../topics/change-management/parameters.ts";
import { deployRoleRepositoryReviewed } from "./checks/deploy-role-repository-reviewed.ts";

/** What AWS and GitHub together verify of the change management policy: pipelines that act in AWS from GitHub. */
export function awsGithubChangeControls({
  owners: { engineering },
  from,
}: Terms): Controls<"reviewed-deployment"> {
  return {
    "reviewed-deployment": defineControl({
      id: "reviewed-deployment",
      title: "Deployment roles let in reviewed default branches alone",
      statement: says`
        AWS roles that trust GitHub Actions let GitHub in only for runs of default branches whose changes reviewers must
        approve, at least ${requiredReviewers} of them, which nobody may bypass.
      `,
      satisfies: [soc2("CC8.1"), soc2.supporting("CC6.1")],
      owner: engineering,
      implementedFrom: from,
      checks: [deployRoleRepositoryReviewed.with({ reviewers: requiredReviewers })],
    }),
  };
}
