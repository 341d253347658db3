import { type Control, defineControl, soc2 } from "@bylaw/core";
import type { ControlOptions } from "../options.ts";
import { requiredReviewers } from "../parameters.ts";
import { deployRoleRepositoryReviewed } from "./checks/deploy-role-repository-reviewed.ts";

/** The change management policy's control over pipelines that act in AWS from GitHub. */
export function deploymentControl({ owner }: ControlOptions): Control {
  return defineControl({
    id: "reviewed-deployment",
    title: "Deployment roles let in reviewed default branches alone",
    statement:
      "AWS roles that trust GitHub Actions let GitHub in only for runs of default branches whose changes must be approved, which nobody may bypass.",
    satisfies: [soc2("CC8.1"), soc2.supporting("CC6.1")],
    owner,
    frequency: "continuous",
    checks: [deployRoleRepositoryReviewed.with({ reviewers: requiredReviewers })],
  });
}
