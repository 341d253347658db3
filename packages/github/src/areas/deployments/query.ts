import { z } from "zod";

export const DEPLOYED = "POST /graphql deployed";
export const DEPLOYMENTS = "POST /graphql deployments";

/** Every repository with its newest deployment: most have none, or none of late. */
export const deployedQuery = `query deployed($organization: String!, $first: Int!, $after: String) {
  organization(login: $organization) {
    repositories(first: $first, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        nameWithOwner name
        defaultBranchRef { name target { oid } }
        deployments(first: 1, orderBy: { field: CREATED_AT, direction: DESC }) { totalCount nodes { createdAt } }
      }
    }
  }
}`;

export const deploymentsQuery = `query deployments($owner: String!, $repository: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $repository) {
    deployments(first: $first, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id createdAt commitOid originalEnvironment latestEnvironment
        creator { login }
        statuses(first: 100) { totalCount nodes { state createdAt environment logUrl } }
      }
    }
  }
}`;

const instant = z.iso.datetime({ offset: true });

/** A repository with when it was last deployed. */
export const deployedNode = z.object({
  nameWithOwner: z.string(),
  name: z.string(),
  defaultBranchRef: z.object({ name: z.string(), target: z.object({ oid: z.string() }) }).nullable(),
  deployments: z.object({ totalCount: z.int(), nodes: z.array(z.object({ createdAt: instant })) }),
});
export interface DeployedNode extends z.infer<typeof deployedNode> {}

const status = z.object({
  state: z.string(),
  createdAt: instant,
  environment: z.string().nullable(),
  logUrl: z.string().nullable(),
});
export interface StatusNode extends z.infer<typeof status> {}

export const deploymentNode = z.object({
  // Its number is beyond what GraphQL calls an Int.
  id: z.string(),
  createdAt: instant,
  commitOid: z.string(),
  originalEnvironment: z.string().nullable(),
  latestEnvironment: z.string().nullable(),
  creator: z.object({ login: z.string() }),
  statuses: z.object({ totalCount: z.int(), nodes: z.array(status) }),
});
export interface DeploymentNode extends z.infer<typeof deploymentNode> {}
