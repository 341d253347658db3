import { z } from "zod";
import { readable } from "../../session/answer.ts";
import { reviewedFields, reviewedShape } from "../changes/reviewed-query.ts";

export const RECORDS = "POST /graphql records";
export const TREE = "GET /repos/{owner}/{repo}/git/trees/{tree_sha}";
export const BROUGHT = "POST /graphql brought";
export const REVIEWED = "POST /graphql reviewed";

/** The directory as the newest commit of the default branch has it. */
export const recordsQuery = `query records($owner: String!, $repository: String!, $directory: String!) {
  repository(owner: $owner, name: $repository) {
    nameWithOwner
    defaultBranchRef { target { oid ... on Commit { file(path: $directory) { oid type } } } }
  }
}`;

const oid = z.string().regex(/^[0-9a-f]{40}$/);

export const recordsAnswer = z.object({
  repository: z.object({
    nameWithOwner: z.string(),
    defaultBranchRef: z
      .object({ target: z.object({ oid, file: z.object({ oid, type: z.string() }).nullable() }) })
      .nullable(),
  }),
});

export const treeAnswer = z.object({
  truncated: z.boolean(),
  tree: z.array(z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: oid })),
});
export type TreeEntry = z.infer<typeof treeAnswer>["tree"][number];

/** How many files, or pull requests, one query asks for. */
export const WIDTH = 25;

const each = (length: number, line: (index: number) => string, between = "\n"): string =>
  Array.from({ length }, (_, index) => line(index)).join(between);

/** Of so many files, the commit that brought each as it is, and the pull requests that brought that commit. */
export const broughtQuery = (
  files: number,
) => `query brought($owner: String!, $repository: String!, $commit: GitObjectID!, ${each(files, (at) => `$p${at}: String!`, ", ")}) {
  repository(owner: $owner, name: $repository) {
    object(oid: $commit) {
      ... on Commit {
        ${each(files, (at) => `f${at}: history(first: 1, path: $p${at}) { nodes { ${commitFields(`$p${at}`)} } }`)}
      }
    }
  }
}`;

const commitFields = (path: string) => `oid file(path: ${path}) { oid }
          parents(first: 20) { totalCount nodes { file(path: ${path}) { oid } } }
          associatedPullRequests(first: 20) {
            totalCount
            nodes { number merged repository { nameWithOwner } final: commits(last: 1) { nodes { commit { oid file(path: ${path}) { oid } } } } }
          }`;

const listOf = <T>(node: z.ZodType<T>) => z.object({ totalCount: z.int(), nodes: z.array(node) });
const file = z.object({ oid }).nullable();
const association = z.object({
  number: z.int(),
  merged: z.boolean(),
  repository: z.object({ nameWithOwner: z.string() }),
  final: z.object({ nodes: z.tuple([z.object({ commit: z.object({ oid, file }) })]) }),
});
export interface Association extends z.infer<typeof association> {}

const bringing = z.object({
  nodes: z.tuple([
    z.object({
      oid,
      file,
      parents: listOf(z.object({ file })),
      associatedPullRequests: listOf(association),
    }),
  ]),
});
export interface Bringing extends z.infer<typeof bringing> {}

export const broughtAnswer = (files: number) =>
  z.object({
    repository: z.object({ object: namedBy("f", files, readable(BROUGHT, bringing)) }),
  });

/** So many pull requests with who wrote and who reviewed them. */
export const reviewedQuery = (
  pulls: number,
) => `query reviewed($owner: String!, $repository: String!, ${each(pulls, (at) => `$n${at}: Int!`, ", ")}) {
  repository(owner: $owner, name: $repository) {
    ${each(pulls, (at) => `p${at}: pullRequest(number: $n${at}) { ${reviewedFields(100)} }`)}
  }
}`;

export const reviewedAnswer = (pulls: number) =>
  z.object({ repository: namedBy("p", pulls, readable(REVIEWED, z.object(reviewedShape(REVIEWED)))) });

/** The list that stands in an object as `f0`, `f1` and so on. */
function namedBy<T>(prefix: string, length: number, item: z.ZodType<T>): z.ZodType<readonly T[]> {
  const keys = Array.from({ length }, (_, at) => `${prefix}${at}`);
  return z
    .object(Object.fromEntries(keys.map((key) => [key, item])))
    .transform((named) => keys.map((key) => named[key] as T));
}
