import { observed } from "@bylaw/core/provider";
import { z } from "zod";

const reviewSchema = z.object({
  /** A login. Left out when the account is gone. */
  by: z.string().exactOptional(),
  human: z.boolean(),
  /** `approved`, `rejected`, or `pending` with a comment alone. */
  state: z.string(),
});

/** What somebody said to a deployment that waited for it. */
export interface DeploymentReview extends z.infer<typeof reviewSchema> {}

const waitSchema = z.object({
  /** Who started the workflow run: logins. */
  startedBy: z.array(z.string()),
  /** How often it was started. */
  attempts: z.int(),
  /** Of all its attempts, each for every name that the environment of the deployment had. */
  reviews: z.array(reviewSchema),
});

/** The workflow run that waited before it deployed. */
export interface DeploymentWait extends z.infer<typeof waitSchema> {}

export const deploymentSchema = z.object({
  /** `acme/api deployment DE_kwDOABcd`, by GitHub's own node id. */
  id: z.string(),
  repository: z.string(),
  /** Every name that its environment had, as a status may change it. */
  environments: z.array(z.string()),
  /** What is deployed. */
  commit: z.string(),
  /** When it was asked for. */
  at: z.string(),
  /** Who asked for it: a login. */
  by: z.string(),
  /** What became of it, the oldest first: `SUCCESS`, `WAITING` ... */
  states: z.array(z.string()),
  /** Whether the default branch has its commit now. */
  onBranch: observed(z.boolean()),
  /** Absent when it never waited, or when no workflow run of GitHub Actions did. */
  wait: observed(waitSchema),
});

/** A deployment as GitHub tells of it. */
export interface RecordedDeployment extends z.infer<typeof deploymentSchema> {}
