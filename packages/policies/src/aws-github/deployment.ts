import { type Control, defineControl, type Owner, soc2 } from "@bylaw/core";
import { requiredReviewers } from "../parameters.ts";
import { deployRoleRepositoryReviewed } from "./checks/deploy-role-repository-reviewed.ts";

export interface DeploymentOptions {
  readonly owner: Owner;
}

/** The change management policy's control over pipelines that deploy from GitHub to AWS. */
export function deploymentControl({ owner }: DeploymentOptions): Control {
  return defineControl({
    id: "reviewed-deployment",
    title: "Only reviewed code deploys",
    statement:
      "AWS roles that trust GitHub Actions let GitHub in only for runs of default branches whose changes must be approved, which nobody may bypass.",
    satisfies: [soc2("CC8.1"), soc2.supporting("CC6.1")],
    owner,
    frequency: "continuous",
    checks: [deployRoleRepositoryReviewed.with({ reviewers: requiredReviewers })],
  });
}
