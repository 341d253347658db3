import { absent, known, partialAnswer } from "@bylaw/core/provider";
import type { BranchChange, ChangePullRequest } from "./change.ts";
import type { Graph, Segment } from "./commits.ts";
import { OPERATION as MERGED } from "./merged-query.ts";
import type { Update } from "./updates.ts";

/** A branch whose moves are told apart into changes. */
export interface Moved {
  /** `acme/api`. */
  readonly repository: string;
  readonly branch: string;
  /** When the repository was made. */
  readonly created: string;
  readonly from: Date;
}

/**
 * The changes that moves of a branch brought: each commit belongs to one, and each merge names its pull request. Throws where
 * they do not add up, because a change that nobody counts is one that nobody judges.
 */
export function changesOf(
  moved: Moved,
  segments: readonly Segment[],
  merged: ReadonlyMap<string, ChangePullRequest>,
): readonly BranchChange[] {
  return segments.flatMap(({ updates, commits }) => {
    const open = new Set(commits.keys());
    const changes = updates.flatMap((update) => changesBy(moved, update, commits, open, merged));
    if (open.size > 0) {
      throw partialAnswer(
        "GET /repos/{owner}/{repo}/activity",
        `does not tell how ${open.size} of ${commits.size} commits came to ${moved.branch}`,
      );
    }
    return changes;
  });
}

function changesBy(
  moved: Moved,
  update: Update,
  commits: Graph,
  open: Set<string>,
  merged: ReadonlyMap<string, ChangePullRequest>,
): readonly BranchChange[] {
  if (update.type !== "pr_merge" && update.type !== "merge_queue_merge") {
    return [changeOf(moved, update, { commit: update.after, commits: take(update.after, commits, open) })];
  }
  const changes: BranchChange[] = [];
  let brought = 0;
  for (const commit of mainline(update, commits)) {
    brought += take(commit, commits, open);
    const pullRequest = merged.get(commit);
    if (pullRequest === undefined) continue;
    changes.push(changeOf(moved, update, { commit, commits: brought, pullRequest }));
    brought = 0;
  }
  // What a merge brought above its last pull request belongs to none.
  if (changes.length === 0 || brought > 0) {
    throw partialAnswer(MERGED, `names no pull request for the merge ${update.after} of ${moved.repository}`);
  }
  return changes;
}

/** The commits that the branch itself went through in one move, the oldest first. */
function mainline({ before, after }: Update, commits: Graph): readonly string[] {
  const line: string[] = [];
  for (let at: string | undefined = after; at !== undefined && at !== before && commits.has(at); ) {
    line.push(at);
    at = commits.get(at)?.[0];
  }
  return line.reverse();
}

/** Counts what came with a commit and with none before it. */
function take(commit: string, commits: Graph, open: Set<string>): number {
  const before = open.size;
  const next = [commit];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (open.delete(at)) next.push(...(commits.get(at) ?? []));
  }
  return before - open.size;
}

const WAYS = {
  push: "direct push",
  force_push: "force push",
  branch_creation: "branch creation",
  branch_deletion: "branch deletion",
  pr_merge: "pull request",
  merge_queue_merge: "pull request",
} as const;

function changeOf(
  { repository, branch, created, from }: Moved,
  { type, at, by, before }: Update,
  what: Pick<BranchChange, "commit" | "commits" | "pullRequest">,
): BranchChange {
  const way = WAYS[type];
  const { pullRequest, commit } = what;
  // A branch that is deleted has no newest commit: the one that it had names the change.
  const own = type === "branch_deletion" ? before : commit;
  return {
    id: pullRequest === undefined ? `${repository}@${own}` : `${repository}#${pullRequest.number}`,
    repository,
    branch,
    way,
    firstOfRepository: way === "branch creation" && Date.parse(created) >= from.getTime(),
    at,
    by: by === undefined ? absent("GET /repos/{owner}/{repo}/activity", "account is gone") : known(by),
    ...what,
  };
}
