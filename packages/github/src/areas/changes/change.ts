import { observed } from "@bylaw/core/provider";
import { z } from "zod";

const reviewSchema = z.object({
  /** A login. Left out when the account is gone. */
  by: z.string().exactOptional(),
  human: z.boolean(),
  /** Whether who reviewed may push to the repository now. */
  mayPush: z.boolean(),
  /** `APPROVED`, `CHANGES_REQUESTED`, or `DISMISSED` when it was taken back. */
  state: z.string(),
  at: z.string(),
  /** Whether it was given to the commit that was merged, when that was to go into the branch that it went into. */
  ofFinalCommit: z.boolean(),
});

/** A review of a pull request. */
export interface ChangeReview extends z.infer<typeof reviewSchema> {}

const runSchema = z.object({
  name: z.string(),
  /** `SUCCESS`, `FAILURE` ..., or `PENDING` while it has no end. */
  conclusion: z.string(),
  /** When it ended. Left out while it runs. */
  at: z.string().exactOptional(),
});

/** A check of the commit that was merged, as it stands when it is read: a later run replaces an earlier one. */
export interface ChangeRun extends z.infer<typeof runSchema> {}

const pullRequestSchema = z.object({
  number: z.int(),
  title: z.string(),
  url: z.string(),
  mergedAt: z.string(),
  finalCommit: z.string(),
  /** Who opened it: a login. Absent when the account is gone. */
  author: observed(z.string()),
  labels: observed(z.array(z.string())),
  /** Who wrote or committed some of it: logins, the author's among them. GitHub's own commits are nobody's. */
  contributors: observed(z.array(z.string())),
  /** How many of its commits' people have no account that GitHub knows. */
  strangers: observed(z.int()),
  reviews: observed(z.array(reviewSchema)),
  runs: observed(z.array(runSchema)),
});

/** What was asked and answered before a merge. */
export interface ChangePullRequest extends z.infer<typeof pullRequestSchema> {}

/** A change as its branch tells of it. */
export const changeSchema = z.object({
  /** `acme/api#12`, or `acme/api@1f0c...` of what no pull request brought. */
  id: z.string(),
  repository: z.string(),
  branch: z.string(),
  /** `pull request`, `direct push`, `force push`, `branch creation` or `branch deletion`. */
  way: z.enum(["pull request", "direct push", "force push", "branch creation", "branch deletion"]),
  /** True for the first commits of a repository that was made in the same period. */
  firstOfRepository: z.boolean(),
  /** When the branch moved. */
  at: z.string(),
  /** Who moved it: a login. Absent when the account is gone. */
  by: observed(z.string()),
  /** The branch's newest commit afterwards. */
  commit: z.string(),
  /** The commits that it brought. Those of a branch that is made are not compared with anything, and not listed. */
  commits: z.array(z.string()),
  /** Left out where there was none. */
  pullRequest: pullRequestSchema.exactOptional(),
});

/** One change that reached a default branch. */
export interface BranchChange extends z.infer<typeof changeSchema> {}

export interface Change extends BranchChange {
  /** When it was read. */
  readonly readAt: string;
}
