import { z } from "zod";
import { readable } from "../../session/answer.ts";
import { enforcementSchema } from "./repository.ts";

export const OPERATION = "POST /graphql repositories";

const ACTORS =
  "totalCount nodes { actor { __typename ... on User { login } ... on Team { slug } ... on App { slug } } }";

/** One page of repositories costs 1 point: the price grows with the connections, not with their width. */
export const repositoriesQuery = `query repositories($organization: String!, $first: Int!, $after: String) {
  organization(login: $organization) {
    repositories(first: $first, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        databaseId owner { ... on Organization { databaseId } ... on User { databaseId } }
        nameWithOwner url name visibility isArchived isFork isEmpty viewerCanAdminister
        defaultBranchRef {
          name
          branchProtectionRule {
            pattern requiresApprovingReviews requiredApprovingReviewCount isAdminEnforced
            requiresStatusChecks requiredStatusChecks { context } restrictsPushes allowsForcePushes
            bypassPullRequestAllowances(first: 100) { ${ACTORS} }
            pushAllowances(first: 100) { ${ACTORS} }
            bypassForcePushAllowances(first: 100) { ${ACTORS} }
          }
          rules(first: 100) {
            totalCount
            nodes {
              type
              repositoryRuleset {
                databaseId name enforcement
                source {
                  __typename
                  ... on Enterprise { slug } ... on Organization { login } ... on Repository { nameWithOwner }
                }
              }
              parameters {
                ... on PullRequestParameters { requiredApprovingReviewCount }
                ... on RequiredStatusChecksParameters { requiredStatusChecks { context } }
                ... on WorkflowsParameters { workflows { path } }
                ... on CodeScanningParameters { codeScanningTools { tool } }
              }
            }
          }
        }
      }
    }
  }
}`;

const actor = z.union([
  z.object({ __typename: z.literal("User"), login: z.string() }),
  z.object({ __typename: z.enum(["Team", "App"]), slug: z.string() }),
]);

const allowances = z.object({
  totalCount: z.int(),
  nodes: z.array(z.object({ actor: actor.nullable() })),
});

const contexts = z.array(z.object({ context: z.string() }));

const classic = z.object({
  pattern: z.string(),
  requiresApprovingReviews: z.boolean(),
  requiredApprovingReviewCount: z.int().nullable(),
  isAdminEnforced: z.boolean(),
  requiresStatusChecks: z.boolean(),
  requiredStatusChecks: contexts.nullable(),
  restrictsPushes: z.boolean(),
  allowsForcePushes: z.boolean(),
  bypassPullRequestAllowances: allowances,
  pushAllowances: allowances,
  bypassForcePushAllowances: allowances,
});

const source = z.union([
  z.object({ __typename: z.literal("Enterprise"), slug: z.string() }),
  z.object({ __typename: z.literal("Organization"), login: z.string() }),
  z.object({ __typename: z.literal("Repository"), nameWithOwner: z.string() }),
]);

const ruleset = z.object({ databaseId: z.int(), name: z.string(), enforcement: enforcementSchema, source });

const pullRequest = z.object({ requiredApprovingReviewCount: z.int() });
const statusChecks = z.object({ requiredStatusChecks: contexts });
const workflows = z.object({ workflows: z.array(z.object({ path: z.string() })) });
const codeScanning = z.object({ codeScanningTools: z.array(z.object({ tool: z.string() })) });

/** The types whose parameters matter. One of them without its parameters is not read as any other type. */
const JUDGED = new Set(["PULL_REQUEST", "REQUIRED_STATUS_CHECKS", "WORKFLOWS", "CODE_SCANNING"]);

const rule = z.union([
  z.object({ type: z.literal("PULL_REQUEST"), repositoryRuleset: ruleset, parameters: pullRequest }),
  z.object({
    type: z.literal("REQUIRED_STATUS_CHECKS"),
    repositoryRuleset: ruleset,
    parameters: statusChecks,
  }),
  z.object({ type: z.literal("WORKFLOWS"), repositoryRuleset: ruleset, parameters: workflows }),
  z.object({ type: z.literal("CODE_SCANNING"), repositoryRuleset: ruleset, parameters: codeScanning }),
  z.object({ type: z.string().refine((type) => !JUDGED.has(type)), repositoryRuleset: ruleset }),
]);

const rules = z.object({ totalCount: z.int(), nodes: z.array(readable(OPERATION, rule)) });

const branch = z.object({
  name: z.string(),
  branchProtectionRule: readable(OPERATION, classic.nullable()),
  rules: readable(OPERATION, rules),
});

export const repositoryNode = z.object({
  databaseId: readable(OPERATION, z.int()),
  owner: readable(OPERATION, z.object({ databaseId: z.int() })),
  nameWithOwner: z.string(),
  url: z.url(),
  name: z.string(),
  visibility: z.enum(["PUBLIC", "PRIVATE", "INTERNAL"]),
  isArchived: z.boolean(),
  isFork: z.boolean(),
  isEmpty: z.boolean(),
  viewerCanAdminister: z.boolean(),
  defaultBranchRef: readable(OPERATION, branch.nullable()),
});

export interface RepositoryNode extends z.infer<typeof repositoryNode> {}
export interface ClassicNode extends z.infer<typeof classic> {}
export interface AllowancesNode extends z.infer<typeof allowances> {}
export interface RulesNode extends z.infer<typeof rules> {}
export interface RulesetNode extends z.infer<typeof ruleset> {}
export type RuleNode = z.infer<typeof rule>;
