import { z } from "zod";
import type { QueryOperation } from "../../operations/index.ts";
import { readable } from "../../session/answer.ts";

/** What a query asks of a commit, to tell who wrote it. */
export const commitFields =
  "commit { oid authoredDate committedViaWeb authors(first: 20) { totalCount nodes { name user { login } } } committer { name user { login } } }";

/** What a query asks of a pull request, to tell who wrote it and who reviewed it: of so many commits at most. */
export const reviewedFields = (commits: number) => `number url mergedAt headRefOid
        author { login }
        reviews(first: 100, states: [APPROVED, CHANGES_REQUESTED, DISMISSED]) {
          totalCount
          nodes { state submittedAt authorCanPushToRepository author { __typename login } commit { oid } }
        }
        commits(first: ${commits}) { totalCount nodes { ${commitFields} } }
        retargeted: timelineItems(last: 1, itemTypes: [BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT]) {
          nodes {
            ... on BaseRefChangedEvent { createdAt }
            ... on AutomaticBaseChangeSucceededEvent { createdAt }
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
const retargeted = z.object({ nodes: z.array(z.object({ createdAt: instant })).max(1) });

/** The fields of an answer to them. */
export const reviewedShape = (operation: QueryOperation) => ({
  number: z.int(),
  url: z.string(),
  mergedAt: instant,
  headRefOid: z.string(),
  author: readable(operation, account),
  reviews: readable(operation, listOf(review)),
  commits: readable(operation, listOf(commitNode)),
  retargeted: readable(operation, retargeted),
});
export type ReviewedNode = z.infer<z.ZodObject<ReturnType<typeof reviewedShape>>>;
export interface ReviewNode extends z.infer<typeof review> {}
export interface CommitNode extends z.infer<typeof commitNode> {}
export interface RetargetedNode extends z.infer<typeof retargeted> {}
export type PersonNode = z.infer<typeof person>;
