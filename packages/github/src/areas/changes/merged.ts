import { from, type Observed } from "@bylaw/core";
import { absent, answerMismatch, known, partialAnswer, unreadable } from "@bylaw/core/provider";
import { expectAnswer } from "../../session/answer.ts";
import type { GithubSession } from "../../session/session.ts";
import type { ChangePullRequest, ChangeReview, ChangeRun } from "./change.ts";
import {
  type CommitNode,
  type FinalNode,
  type MergedNode,
  mergedNode,
  mergedQuery,
  OPERATION,
  type PersonNode,
  type ReviewNode,
  type RunNode,
} from "./merged-query.ts";
import type { Branch } from "./updates.ts";

/** Who commits for GitHub itself: merges, and what is edited in a browser, which names its author beside. */
const GITHUB = "web-flow";

/** Pull requests that were merged into a branch since `from`, by the commit that each merge ended at. */
export async function mergedSince(
  session: GithubSession,
  { owner, repository, name }: Branch,
  from: Date,
): Promise<ReadonlyMap<string, ChangePullRequest>> {
  const merged = new Map<string, ChangePullRequest>();
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
      if (pull.mergeCommit !== null) merged.set(pull.mergeCommit.oid, pullRequestOf(pull));
    }
  }
  return merged;
}

function pullRequestOf(pull: MergedNode): ChangePullRequest {
  const { number, title, url, mergedAt, headRefOid, author } = pull;
  const people = from(whole(pull.commits, pull, "commits"), (commits) => peopleOf(commits, pull));
  return {
    number,
    title,
    url,
    mergedAt,
    finalCommit: headRefOid,
    author: from(author, (account) => account?.login ?? absent(OPERATION, "account is gone")),
    labels: from(whole(pull.labels, pull, "labels"), (labels) => labels.map(({ name }) => name)),
    contributors: from(people, (all) =>
      from(author, (opener) => loginsOf([...all, { name: null, user: opener }])),
    ),
    strangers: from(
      people,
      (all) => new Set(all.filter(({ user }) => user === null).map(({ name }) => name)).size,
    ),
    reviews: from(whole(pull.reviews, pull, "reviews"), (reviews) =>
      reviews.map((review) => reviewOf(review, headRefOid)),
    ),
    runs: from(pull.final, (last) => runsOf(last, pull)),
  };
}

interface List<T> {
  readonly totalCount: number;
  readonly nodes: readonly T[];
}

/** Half a list is no list: of more than a page, nothing is known. */
function whole<T>(list: Observed<List<T>>, { number }: MergedNode, what: string): Observed<readonly T[]> {
  return from(list, ({ nodes, totalCount }) =>
    nodes.length === totalCount
      ? nodes
      : unreadable(
          partialAnswer(OPERATION, `gave ${nodes.length} of ${totalCount} ${what} of #${number}`).problem,
        ),
  );
}

/** Authors, co-authors and committers, without GitHub itself. */
function peopleOf(commits: readonly CommitNode[], { number }: MergedNode): Observed<readonly PersonNode[]> {
  const cut = commits.find(({ commit: { authors } }) => authors.nodes.length !== authors.totalCount);
  if (cut !== undefined) {
    return unreadable(partialAnswer(OPERATION, `left out authors of a commit of #${number}`).problem);
  }
  const people = commits.flatMap(({ commit: { authors, committer } }) => [
    ...authors.nodes,
    ...(committer === null ? [] : [committer]),
  ]);
  return known(people.filter(({ user }) => user?.login !== GITHUB));
}

function loginsOf(people: readonly PersonNode[]): string[] {
  return [...new Set(people.flatMap(({ user }) => (user === null ? [] : [user.login])))].sort();
}

function reviewOf(
  { state, submittedAt, authorCanPushToRepository, author, commit }: ReviewNode,
  finalCommit: string,
): ChangeReview {
  return {
    ...(author !== null && { by: author.login }),
    human: author?.__typename === "User",
    mayPush: authorCanPushToRepository,
    state,
    at: submittedAt,
    ofFinalCommit: commit?.oid === finalCommit,
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
