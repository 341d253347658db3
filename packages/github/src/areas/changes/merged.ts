import { from, type Observed } from "@bylaw/core";
import {
  absent,
  answerMismatch,
  inspect,
  known,
  observeCall,
  partialAnswer,
  unreadable,
} from "@bylaw/core/provider";
import { expectAnswer } from "../../session/answer.ts";
import type { GithubSession } from "../../session/session.ts";
import type { ChangePullRequest, ChangeReview, ChangeRun } from "./change.ts";
import {
  COMMITS,
  type CommitNode,
  commitNode,
  commitsQuery,
  type FinalNode,
  type MergedNode,
  mergedNode,
  mergedQuery,
  OPERATION,
  type PersonNode,
  type RetargetedNode,
  type ReviewNode,
  type RunNode,
} from "./merged-query.ts";
import type { Branch } from "./updates.ts";

/** Who commits for GitHub itself, where GitHub knows that account: often it names none. Commits that name it as author are not GitHub's. */
const GITHUB = "web-flow";

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
    pullRequest: pullRequestOf(pull, commits),
    written: from(commits, (all) => new Set(all.map(({ commit }) => Date.parse(commit.authoredDate)))),
  };
}

function pullRequestOf(pull: MergedNode, commits: Observed<readonly CommitNode[]>): ChangePullRequest {
  const { number, title, url, mergedAt, headRefOid, author } = pull;
  const people = from(commits, (all) => peopleOf(all, pull));
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
    strangers: from(people, (all) => all.filter(({ user }) => user === null).length),
    reviews: from([whole(pull.reviews, pull, "reviews"), pull.retargeted], (reviews, retargeted) =>
      reviews.map((review) => reviewOf(review, headRefOid, retargeted)),
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
function peopleOf(
  commits: readonly CommitNode[],
  { number, headRefOid }: MergedNode,
): Observed<readonly PersonNode[]> {
  if (!commits.some(({ commit: { oid } }) => oid === headRefOid)) {
    return unreadable(partialAnswer(OPERATION, `left out the final commit of #${number}`).problem);
  }
  const cut = commits.find(({ commit: { authors } }) => authors.nodes.length !== authors.totalCount);
  if (cut !== undefined) {
    return unreadable(partialAnswer(OPERATION, `left out authors of a commit of #${number}`).problem);
  }
  const people = commits.flatMap(({ commit: { authors, committer, committedViaWeb } }) => [
    ...authors.nodes.map((one) => (isGithub(one) ? { ...one, user: null } : one)),
    ...(committer === null || committedViaWeb || isGithub(committer) ? [] : [committer]),
  ]);
  return known(people);
}

function isGithub({ user }: PersonNode): boolean {
  return user?.login === GITHUB;
}

function loginsOf(people: readonly PersonNode[]): string[] {
  return [...new Set(people.flatMap(({ user }) => (user === null ? [] : [user.login])))].sort();
}

function reviewOf(
  { state, submittedAt, authorCanPushToRepository, author, commit }: ReviewNode,
  finalCommit: string,
  { nodes: [retargeted] }: RetargetedNode,
): ChangeReview {
  // Aimed at another branch, the same commit brings other changes.
  const isOfSame = retargeted === undefined || Date.parse(submittedAt) > Date.parse(retargeted.createdAt);
  return {
    ...(author !== null && { by: author.login }),
    human: author?.__typename === "User",
    mayPush: authorCanPushToRepository,
    state,
    at: submittedAt,
    ofFinalCommit: commit?.oid === finalCommit && isOfSame,
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
