import { type Control, definePolicy, must, type Policy, should } from "@bylaw/core";
import type { PolicyOptions } from "../options.ts";
import { requiredReviewers, requiredStatusChecks, statusCheckSources } from "../parameters.ts";

/** The controls that verify the change management policy, whoever supplies them. A type alias, so that `Object.values` keeps its type. */
export type ChangeManagementControls = {
  /** Others approve each change; reads `requiredReviewers`. */
  readonly peerReview: Control;
  /** Each change passes the named checks; reads `requiredStatusChecks` and `statusCheckSources`. */
  readonly statusChecks: Control;
  /** Nobody bypasses the reviews and checks. */
  readonly noBypass: Control;
  /** What providers show of the pipelines that cloud roles trust; reads `requiredReviewers`. */
  readonly deployment: Control;
  /** Every other pipeline that acts in the cloud accounts; reads `requiredReviewers`. */
  readonly otherPipelines: Control;
};

/**
 * The change management policy: review, checks, no way around them, and deployment from reviewed branches.
 *
 * @example changeManagementPolicy({ owner: cto, effective: "2026-01-01", controls })
 */
export function changeManagementPolicy({
  owner,
  effective,
  controls,
}: PolicyOptions<ChangeManagementControls>): Policy {
  return definePolicy({
    id: "change-management",
    title: "Change Management Policy",
    owner,
    effective,
    review: "annual",
    purpose: "To keep any one person from putting a change into production alone, by mistake or on purpose.",
    scope: "Every repository whose code runs in, or configures, a production system.",
    statements: [
      must("CHG-1")`
        Change a default branch only through a pull request that at least ${requiredReviewers} reviewers
        other than its author have approved as it is merged.
      `.by(controls.peerReview),
      must("CHG-2")`
        Merge into a default branch only after checks whose names say ${requiredStatusChecks} are reported
        without a failure, by no other source than ${statusCheckSources}.
      `.by(controls.statusChecks),
      must("CHG-3")`
        Let nobody, administrators included, bypass the reviews and checks that a default branch asks for.
      `.by(controls.noBypass),
      must("CHG-4")`
        Let a pipeline act in the cloud accounts only in runs of a default branch whose changes at least
        ${requiredReviewers} reviewers must approve, with nobody excepted.
      `.by(controls.deployment, controls.otherPipelines),
      should("CHG-5")`Describe in each change how it is rolled back.`,
    ],
  });
}
