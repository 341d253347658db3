import type { DefinedKind } from "@bylaw/core/provider";
import { defineDeploymentSample } from "@bylaw/evidence";
import { deploymentSampleSize, emergencyReview, requiredReviewers } from "./parameters.ts";

/** A sample of what was deployed in a month: who wrote, approved and deployed each, when, and the way back. */
export const deploymentSampleKind: DefinedKind = defineDeploymentSample({
  id: "deployment-sample",
  title: "Sample of deployments",
  reviewers: requiredReviewers,
  size: deploymentSampleSize,
  emergencyReview,
});
