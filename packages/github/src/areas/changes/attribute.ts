import { absent, inspect, known, partialAnswer } from "@bylaw/core/provider";
import type { BranchChange, ChangePullRequest } from "./change.ts";
import type { Graph, Segment } from "./commits.ts";
import type { Merged } from "./merged.ts";
import { OPERATION as MERGED } from "./merged-query.ts";
import type { Update } from "./updates.ts";

/** A branch whose moves are told apart into changes. */
export interface Moved {
  /** `acme/api`. */
  readonly repository: string;
  readonly branch: string;
  /** The move that brought the first commits of the repository. Undefined when that was before. */
  readonly began: Update | undefined;
}

type MergedBy = ReadonlyMap<string, readonly Merged[]>;

/**
 * The changes that moves of a branch brought: each commit belongs to one, and each merge names its pull request. Throws where
 * they do not add up, because a change that nobody counts is one that nobody judges.
 */
export function changesOf(
  moved: Moved,
  segments: readonly Segment[],
  merged: MergedBy,
): readonly BranchChange[] {
  const changes = segments.flatMap(({ updates, commits }) => {
    const open = new Set(commits.keys());
    const brought = updates.flatMap((update) => changesBy(moved, update, commits, open, merged));
    if (open.size > 0) {
      throw partialAnswer(
        "GET /repos/{owner}/{repo}/activity",
        `does not tell how ${open.size} of ${commits.size} commits came to ${moved.branch}`,
      );
    }
    return brought;
  });
  return numbered(changes);
}

function changesBy(
  moved: Moved,
  update: Update,
  commits: Graph,
  open: Set<string>,
  merged: MergedBy,
): readonly BranchChange[] {
  if (update.type !== "pr_merge" && update.type !== "merge_queue_merge") {
    return [changeOf(moved, update, { commit: update.after, commits: take(update.after, commits, open) })];
  }
  const changes: BranchChange[] = [];
  let line: string[] = [];
  let brought: string[] = [];
  for (const commit of mainline(moved, update, commits)) {
    brought.push(...take(commit, commits, open));
    line.push(commit);
    const pulls = (merged.get(commit) ?? []).filter((pull) => isMergeOf(pull, line, commits));
    for (const { pullRequest } of pulls) {
      changes.push(changeOf(moved, update, { commit, commits: brought, pullRequest }));
      [line, brought] = [[], []];
    }
  }
  // What a merge brought above its last pull request belongs to none.
  if (line.length > 0) throw unnamed(moved, line.at(-1) ?? update.after);
  return changes;
}

/** The commits that the branch itself went through in one move, the oldest first. */
function mainline(moved: Moved, { before, after }: Update, commits: Graph): readonly string[] {
  const line: string[] = [];
  let at: string | undefined = after;
  while (at !== undefined && at !== before && commits.has(at)) {
    line.push(at);
    at = commits.get(at)?.parents[0];
  }
  // A merge that adds nothing, or that goes around the commit that it began at, is none that GitHub makes.
  if (at !== before || line.length === 0) throw unnamed(moved, after);
  return line.reverse();
}

/**
 * Whether a pull request can have brought these commits, of which the last is its merge: a commit that joins its final one, one
 * that squashes it, or as many as it had, which keep the time at which they were written.
 */
function isMergeOf({ pullRequest, written }: Merged, line: readonly string[], commits: Graph): boolean {
  const [merge, ...earlier] = line.map((sha) => commits.get(sha)).reverse();
  const joined = merge?.parents[1];
  if (joined !== undefined) return earlier.length === 0 && joined === pullRequest.finalCommit;
  if (earlier.length === 0) return true;
  const own = inspect(written);
  return (
    own.state === "known" &&
    [merge, ...earlier].every((one) => one?.parents.length === 1 && own.value.has(one.written))
  );
}

function unnamed({ repository }: Moved, merge: string) {
  return partialAnswer(MERGED, `names no pull request for the merge ${merge} of ${repository}`);
}

/** What came with a commit and with none before it. */
function take(commit: string, commits: Graph, open: Set<string>): string[] {
  const taken: string[] = [];
  const next = [commit];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (!open.delete(at)) continue;
    taken.push(at);
    next.push(...(commits.get(at)?.parents ?? []));
  }
  return taken.sort();
}

/** A branch may come to one commit several times: each is a change of its own. */
function numbered(changes: readonly BranchChange[]): readonly BranchChange[] {
  const seen = new Map<string, number>();
  return changes.map((change) => {
    const times = (seen.get(change.id) ?? 0) + 1;
    seen.set(change.id, times);
    return times === 1 ? change : { ...change, id: `${change.id} (${times})` };
  });
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
  { repository, branch, began }: Moved,
  update: Update,
  what: { readonly commit: string; readonly commits: string[]; readonly pullRequest?: ChangePullRequest },
): BranchChange {
  const { type, at, by, before } = update;
  const { pullRequest, commit } = what;
  // A branch that is deleted has no newest commit: the one that it had names the change.
  const own = type === "branch_deletion" ? before : commit;
  return {
    id: pullRequest === undefined ? `${repository}@${own}` : `${repository}#${pullRequest.number}`,
    repository,
    branch,
    way: WAYS[type],
    firstOfRepository: update === began,
    at,
    by: by === undefined ? absent("GET /repos/{owner}/{repo}/activity", "account is gone") : known(by),
    ...what,
  };
}
