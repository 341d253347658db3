import { observed } from "@bylaw/core/provider";
import { z } from "zod";

const pullRequest = z.object({
  /** `acme/infrastructure#12`. */
  id: z.string(),
  url: z.string(),
  mergedAt: z.string(),
  /** The file as the final commit of the pull request has it, by its git blob id. Absent where it has none at that place. */
  blob: observed(z.string()),
  /** Who opened it: a login. Absent when the account is gone. */
  author: observed(z.string()),
  /** Who approved its final commit before the merge, by their last word, and wrote none of it: logins. */
  approvers: observed(z.array(z.string())),
});

/** A merged pull request that brought a file. */
export interface EvidencePullRequest extends z.infer<typeof pullRequest> {}

export const evidenceFileSchema = z.object({
  /** `acme/infrastructure evidence restore-test 1f0c...`. A file's own name may be a person's, and is not kept. */
  id: z.string(),
  /** The requirement's folder, in which the file lies. */
  folder: z.string(),
  /** The git blob id of the file, which stands for its bytes. */
  blob: z.string(),
  /** The pull requests that brought it as it is. None: it was pushed without one. */
  pullRequests: observed(z.array(pullRequest)),
});

export interface EvidenceFile extends z.infer<typeof evidenceFileSchema> {}
