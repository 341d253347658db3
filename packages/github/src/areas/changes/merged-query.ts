import { z } from "zod";
import { readable } from "../../session/answer.ts";

export const OPERATION = "POST /graphql merged";

const COMMIT =
  "commit { oid authoredDate committedViaWeb authors(first: 20) { totalCount nodes { name user { login } } } committer { name user { login } } }";

/**
 * One page of 25 costs 4 points: the price grows with the connections within connections, so that of commits few are asked for
 * here, and the rest of those that have more by themselves.
 */
export const mergedQuery = `query merged($owner: String!, $repository: String!, $branch: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $repository) {
    pullRequests(first: $first, after: $after, states: [MERGED], baseRefName: $branch, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        number title url mergedAt updatedAt headRefOid
        mergeCommit { oid }
        author { login }
        labels(first: 100) { totalCount nodes { name } }
        reviews(first: 100, states: [APPROVED, CHANGES_REQUESTED, DISMISSED]) {
          totalCount
          nodes { state submittedAt authorCanPushToRepository author { __typename login } commit { oid } }
        }
        commits(first: 10) { totalCount nodes { ${COMMIT} } }
        retargeted: timelineItems(last: 1, itemTypes: [BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT]) {
          nodes {
            ... on BaseRefChangedEvent { createdAt }
            ... on AutomaticBaseChangeSucceededEvent { createdAt }
          }
        }
        final: commits(last: 1) {
          nodes {
            commit {
              oid
              statusCheckRollup {
                contexts(first: 100) {
                  totalCount
                  nodes {
                    __typename
                    ... on CheckRun { name conclusion completedAt }
                    ... on StatusContext { context state createdAt }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}`;

export const COMMITS = "POST /graphql pull-request-commits";

/** All commits of one pull request. */
export const commitsQuery = `query pullRequestCommits($owner: String!, $repository: String!, $number: Int!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $repository) {
    pullRequest(number: $number) {
      commits(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${COMMIT} } }
    }
  }
}`;

const instant = z.iso.datetime({ offset: true });
const account = z.object({ login: z.string() }).nullable();
const listOf = <T>(node: z.ZodType<T>) => z.object({ totalCount: z.int(), nodes: z.array(node) });
const review = z.object({
  state: z.string(),
  submittedAt: instant,
  authorCanPushToRepository: z.boolean(),
  author: z.object({ __typename: z.string(), login: z.string() }).nullable(),
  commit: z.object({ oid: z.string() }).nullable(),
});
const person = z.object({ name: z.string().nullable(), user: account });
export const commitNode = z.object({
  commit: z.object({
    oid: z.string(),
    authoredDate: instant,
    committedViaWeb: z.boolean(),
    authors: listOf(person),
    committer: person.nullable(),
  }),
});
const run = z.union([
  z.object({
    __typename: z.literal("CheckRun"),
    name: z.string(),
    conclusion: z.string().nullable(),
    completedAt: instant.nullable(),
  }),
  z.object({
    __typename: z.literal("StatusContext"),
    context: z.string(),
    state: z.string(),
    createdAt: instant,
  }),
]);
const final = z.object({
  nodes: z.tuple([
    z.object({
      commit: z.object({
        oid: z.string(),
        statusCheckRollup: z.object({ contexts: listOf(run) }).nullable(),
      }),
    }),
  ]),
});

const retargeted = z.object({ nodes: z.array(z.object({ createdAt: instant })).max(1) });

export const mergedNode = z.object({
  number: z.int(),
  title: z.string(),
  url: z.string(),
  mergedAt: instant,
  updatedAt: instant,
  headRefOid: z.string(),
  mergeCommit: z.object({ oid: z.string() }).nullable(),
  author: readable(OPERATION, account),
  labels: readable(OPERATION, listOf(z.object({ name: z.string() }))),
  reviews: readable(OPERATION, listOf(review)),
  commits: readable(OPERATION, listOf(commitNode)),
  retargeted: readable(OPERATION, retargeted),
  final: readable(OPERATION, final),
});
export interface MergedNode extends z.infer<typeof mergedNode> {}
export interface ReviewNode extends z.infer<typeof review> {}
export interface CommitNode extends z.infer<typeof commitNode> {}
export interface RetargetedNode extends z.infer<typeof retargeted> {}
export interface FinalNode extends z.infer<typeof final> {}
export type PersonNode = z.infer<typeof person>;
export type RunNode = z.infer<typeof run>;
