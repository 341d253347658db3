import { from, type Observed } from "@bylaw/core";
import { absent, known, partialAnswer, unreadable } from "@bylaw/core/provider";
import type { QueryOperation } from "../../operations/index.ts";
import type { ChangePullRequest, ChangeReview } from "./change.ts";
import type { CommitNode, PersonNode, RetargetedNode, ReviewedNode, ReviewNode } from "./reviewed-query.ts";

/** Who commits for GitHub itself, where GitHub knows that account: often it names none. Commits that name it as author are not GitHub's. */
const GITHUB = "web-flow";

/** A merged pull request with who wrote it and who reviewed it. */
export type ReviewedPullRequest = Omit<ChangePullRequest, "title" | "labels" | "runs">;

/** What an operation tells of who reviewed a pull request, and of who wrote its commits, which are all of them. */
export function reviewedOf(
  operation: QueryOperation,
  pull: ReviewedNode,
  commits: Observed<readonly CommitNode[]>,
): ReviewedPullRequest {
  const { number, url, mergedAt, headRefOid, author } = pull;
  const people = from(commits, (all) => peopleOf(operation, all, pull));
  const reviews = wholeOf(operation, pull, "reviews", pull.reviews);
  return {
    number,
    url,
    mergedAt,
    finalCommit: headRefOid,
    author: from(author, (account) => account?.login ?? absent(operation, "account is gone")),
    contributors: from(people, (all) =>
      from(author, (opener) => loginsOf([...all, { name: null, user: opener }])),
    ),
    strangers: from(people, (all) => all.filter(({ user }) => user === null).length),
    reviews: from([reviews, pull.retargeted], (all, retargeted) =>
      all.map((review) => reviewOf(review, headRefOid, retargeted)),
    ),
  };
}

interface List<T> {
  readonly totalCount: number;
  readonly nodes: readonly T[];
}

/** Half a list is no list: of more than a page, nothing is known. */
export function wholeOf<T>(
  operation: QueryOperation,
  { number }: Pick<ReviewedNode, "number">,
  what: string,
  list: Observed<List<T>>,
): Observed<readonly T[]> {
  return from(list, ({ nodes, totalCount }) =>
    nodes.length === totalCount
      ? nodes
      : unreadable(
          partialAnswer(operation, `gave ${nodes.length} of ${totalCount} ${what} of #${number}`).problem,
        ),
  );
}

/** Authors, co-authors and committers, without GitHub itself. */
function peopleOf(
  operation: QueryOperation,
  commits: readonly CommitNode[],
  { number, headRefOid }: ReviewedNode,
): Observed<readonly PersonNode[]> {
  if (!commits.some(({ commit: { oid } }) => oid === headRefOid)) {
    return unreadable(partialAnswer(operation, `left out the final commit of #${number}`).problem);
  }
  const cut = commits.find(({ commit: { authors } }) => authors.nodes.length !== authors.totalCount);
  if (cut !== undefined) {
    return unreadable(partialAnswer(operation, `left out authors of a commit of #${number}`).problem);
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
