import { from, type Observed } from "@bylaw/core";
import { answerMismatch, known, partialAnswer, unreadable } from "@bylaw/core/provider";
import { expectAnswer } from "../../session/answer.ts";
import type { GithubSession } from "../../session/session.ts";
import type { ChangePullRequest, ChangeRun } from "./change.ts";
import {
  type FinalNode,
  type MergedNode,
  mergedNode,
  mergedQuery,
  OPERATION,
  type RunNode,
} from "./merged-query.ts";
import { reviewedOf, wholeOf } from "./reviewed.ts";
import type { Branch } from "./updates.ts";

/** A merged pull request, with when each of its commits was written, which a merge that rebases them keeps. */
export interface Merged {
  readonly pullRequest: ChangePullRequest;
  readonly written: Observed<ReadonlySet<number>>;
}

/**
 * Pull requests that were merged into a branch since `from`, by the commit that each merge ended at. It may be one for several:
 * GitHub marks each as merged of which the commits came in by the merge of another.
 */
export async function mergedSince(
  session: GithubSession,
  { owner, repository, name }: Branch,
  from: Date,
): Promise<ReadonlyMap<string, readonly Merged[]>> {
  const merged = new Map<string, Merged[]>();
  const pages = session.pages(OPERATION, {
    text: mergedQuery,
    variables: { owner, repository, branch: name },
    connection: ["repository", "pullRequests"],
  });
  for await (const { nodes } of pages) {
    for (const node of nodes) {
      const pull = expectAnswer(OPERATION, mergedNode, node);
      // What was merged since has been updated since: a merge is an update.
      if (Date.parse(pull.updatedAt) < from.getTime()) return merged;
      if (pull.mergeCommit === null) continue;
      const { oid } = pull.mergeCommit;
      merged.set(oid, [...(merged.get(oid) ?? []), mergedOf(pull)]);
    }
  }
  return merged;
}

function mergedOf(pull: MergedNode): Merged {
  const commits = wholeOf(OPERATION, pull, "commits", pull.commits);
  return {
    pullRequest: {
      ...reviewedOf(OPERATION, pull),
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
