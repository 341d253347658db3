import { z } from "zod";

export const OPERATION = "POST /graphql branches";

export const branchesQuery = `query branches($organization: String!, $first: Int!, $after: String) {
  organization(login: $organization) {
    repositories(first: $first, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { nameWithOwner name createdAt isEmpty defaultBranchRef { name target { oid ... on Commit { committedDate } } } }
    }
  }
}`;

/** A repository with its default branch. */
export const branchNode = z.object({
  nameWithOwner: z.string(),
  name: z.string(),
  createdAt: z.string(),
  isEmpty: z.boolean(),
  defaultBranchRef: z
    .object({
      name: z.string(),
      target: z.object({ oid: z.string(), committedDate: z.iso.datetime({ offset: true }) }),
    })
    .nullable(),
});

export interface BranchNode extends z.infer<typeof branchNode> {}
