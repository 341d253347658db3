import { from, type Observed } from "@bylaw/core";
import { answerMismatch, inspect, known, observeCall, partialAnswer, unreadable } from "@bylaw/core/provider";
import { expectAnswer } from "../../session/answer.ts";
import type { GithubSession } from "../../session/session.ts";
import type { ChangePullRequest, ChangeRun } from "./change.ts";
import {
  COMMITS,
  commitsQuery,
  type FinalNode,
  type MergedNode,
  mergedNode,
  mergedQuery,
  OPERATION,
  type RunNode,
} from "./merged-query.ts";
import { reviewedOf, wholeOf } from "./reviewed.ts";
import { type CommitNode, commitNode } from "./reviewed-query.ts";
import type { Branch } from "./updates.ts";

/** A merged pull request, with when each of its commits was written, which a merge that rebases them keeps. */
export interface Merged {
  readonly pullRequest: ChangePullRequest;
  readonly written: Observed<ReadonlySet<number>>;
}

/**
 * Pull requests that were merged into a branch since `from`, by some `merges`, by the commit that each merge ended at. It may be one for several:
 * GitHub marks each as merged of which the commits came in by the merge of another.
 */
export async function mergedSince(
  session: GithubSession,
  { owner, repository, name }: Branch,
  { from, merges }: { readonly from: Date; readonly merges: number },
): Promise<ReadonlyMap<string, readonly Merged[]>> {
  const merged = new Map<string, Merged[]>();
  const variables = { owner, repository };
  const pages = session.pages(OPERATION, {
    text: mergedQuery,
    variables: { ...variables, branch: name },
    connection: ["repository", "pullRequests"],
    // What was merged before may have been updated since, and is listed between.
    widest: Math.min(25, Math.max(5, 2 * merges)),
  });
  for await (const { nodes } of pages) {
    for (const node of nodes) {
      const pull = expectAnswer(OPERATION, mergedNode, node);
      // What was merged since has been updated since: a merge is an update.
      if (Date.parse(pull.updatedAt) < from.getTime()) return merged;
      if (pull.mergeCommit === null) continue;
      const { oid } = pull.mergeCommit;
      merged.set(oid, [
        ...(merged.get(oid) ?? []),
        mergedOf(pull, await commitsOf(session, variables, pull)),
      ]);
    }
  }
  return merged;
}

/** Those that came with the pull request, or all of them where it has more. */
async function commitsOf(
  session: GithubSession,
  variables: { readonly owner: string; readonly repository: string },
  { commits, number }: MergedNode,
): Promise<Observed<readonly CommitNode[]>> {
  const state = inspect(commits);
  const isCut = state.state === "known" && state.value.nodes.length !== state.value.totalCount;
  if (!isCut) return from(commits, ({ nodes }) => nodes);
  return observeCall(async () => {
    const all: CommitNode[] = [];
    const connection = ["repository", "pullRequest", "commits"];
    const query = { text: commitsQuery, variables: { ...variables, number }, connection };
    for await (const { nodes } of session.pages(COMMITS, query)) {
      for (const node of nodes) all.push(expectAnswer(COMMITS, commitNode, node));
    }
    return all;
  });
}

function mergedOf(pull: MergedNode, commits: Observed<readonly CommitNode[]>): Merged {
  return {
    pullRequest: {
      ...reviewedOf(OPERATION, pull, commits),
      title: pull.title,
      labels: from(wholeOf(OPERATION, pull, "labels", pull.labels), (labels) =>
        labels.map(({ name }) => name),
      ),
      runs: from(pull.final, (last) => runsOf(last, pull)),
    },
    written: from(commits, (all) => new Set(all.map(({ commit }) => Date.parse(commit.authoredDate)))),
  };
}

function runsOf({ nodes: [{ commit }] }: FinalNode, pull: MergedNode): Observed<ChangeRun[]> {
  if (commit.oid !== pull.headRefOid) {
    return unreadable(answerMismatch(OPERATION, `names two final commits of #${pull.number}`).problem);
  }
  const { contexts } = commit.statusCheckRollup ?? { contexts: { totalCount: 0, nodes: [] } };
  if (contexts.nodes.length !== contexts.totalCount) {
    const what = `gave ${contexts.nodes.length} of ${contexts.totalCount} checks of #${pull.number}`;
    return unreadable(partialAnswer(OPERATION, what).problem);
  }
  return known(contexts.nodes.map(runOf));
}

function runOf(run: RunNode): ChangeRun {
  if (run.__typename === "StatusContext") {
    return { name: run.context, conclusion: run.state, at: run.createdAt };
  }
  const { name, conclusion, completedAt } = run;
  if (conclusion === null || completedAt === null) return { name, conclusion: "PENDING" };
  return { name, conclusion, at: completedAt };
}
