import { type Control, definePolicy, must, type Policy, should } from "@bylaw/core";
import type { PolicyOptions } from "./encryption.ts";
import { requiredReviewers, requiredStatusChecks } from "./parameters.ts";

/** The controls that verify the change management policy, whoever supplies them. A type alias, so that `Object.values` keeps its type. */
export type ChangeManagementControls = {
  /** Other people approve each change; reads `requiredReviewers`. */
  readonly peerReview: Control;
  /** Each change passes the named checks; reads `requiredStatusChecks`. */
  readonly statusChecks: Control;
  /** Nobody merges around the rules. */
  readonly noBypass: Control;
  /** Pipelines that deploy take their code from reviewed branches. */
  readonly deployment: Control;
};

/**
 * The change management policy: review, checks, no way around them, and deployment from reviewed code.
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
    purpose: "No single person can put a change into production, by mistake or on purpose.",
    scope: "Every repository whose code runs in, or configures, a production system.",
    statements: [
      must("CHG-1")`
        Have every change approved by at least ${requiredReviewers} people other than its author before
        it is merged.
      `.by(controls.peerReview),
      must("CHG-2")`
        Merge a change only after these checks have passed: ${requiredStatusChecks}.
      `.by(controls.statusChecks),
      must("CHG-3")`Let nobody, administrators included, merge around these rules.`.by(controls.noBypass),
      must("CHG-4")`
        Let only repositories whose changes are reviewed deploy to the cloud accounts.
      `.by(controls.deployment),
      should("CHG-5")`Describe in each change how it is rolled back.`,
    ],
  });
}
