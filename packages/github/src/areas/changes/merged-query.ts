import { z } from "zod";
import { readable } from "../../session/answer.ts";
import { commitFields, reviewedFields, reviewedShape } from "./reviewed-query.ts";

export const OPERATION = "POST /graphql merged";

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
        title updatedAt
        mergeCommit { oid }
        labels(first: 100) { totalCount nodes { name } }
        ${reviewedFields(10)}
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
      commits(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${commitFields} } }
    }
  }
}`;

const instant = z.iso.datetime({ offset: true });
const listOf = <T>(node: z.ZodType<T>) => z.object({ totalCount: z.int(), nodes: z.array(node) });
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

export const mergedNode = z.object({
  ...reviewedShape(OPERATION),
  title: z.string(),
  updatedAt: instant,
  mergeCommit: z.object({ oid: z.string() }).nullable(),
  labels: readable(OPERATION, listOf(z.object({ name: z.string() }))),
  final: readable(OPERATION, final),
});
export interface MergedNode extends z.infer<typeof mergedNode> {}
export interface FinalNode extends z.infer<typeof final> {}
export type RunNode = z.infer<typeof run>;
