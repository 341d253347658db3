import { z } from "zod";
import { readable } from "../../session/answer.ts";
import { enforcementSchema } from "./repository.ts";

export const OPERATION = "POST /graphql repositories";

const ACTORS =
  "totalCount nodes { actor { __typename ... on User { login } ... on Team { slug } ... on App { slug } } }";

/** A page of 25 repositories costs 1 point: the price grows with the connections, not with their width. */
export const repositoriesQuery = `query repositories($organization: String!, $first: Int!, $after: String) {
  organization(login: $organization) {
    repositories(first: $first, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        databaseId owner { ... on Organization { databaseId } ... on User { databaseId } }
        nameWithOwner url name visibility isArchived isFork isEmpty
        isDisabled isLocked lockReason isMirror viewerCanAdminister
        ownersInGithub: object(expression: "HEAD:.github/CODEOWNERS") { __typename ... on Blob { byteSize } }
        ownersInRoot: object(expression: "HEAD:CODEOWNERS") { __typename ... on Blob { byteSize } }
        ownersInDocs: object(expression: "HEAD:docs/CODEOWNERS") { __typename ... on Blob { byteSize } }
        codeowners { errors { kind } }
        defaultBranchRef {
          name
          branchProtectionRule {
            pattern requiresApprovingReviews requiredApprovingReviewCount dismissesStaleReviews
            requireLastPushApproval requiresCodeOwnerReviews requiresConversationResolution
            requiresStatusChecks requiresStrictStatusChecks requiredStatusChecks { context app { databaseId slug } }
            requiresCommitSignatures requiresLinearHistory
            isAdminEnforced lockBranch lockAllowsFetchAndMerge restrictsPushes allowsForcePushes allowsDeletions
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
                ... on PullRequestParameters {
                  requiredApprovingReviewCount dismissStaleReviewsOnPush requireLastPushApproval
                  requireCodeOwnerReview requiredReviewThreadResolution
                }
                ... on RequiredStatusChecksParameters {
                  strictRequiredStatusChecksPolicy requiredStatusChecks { context integrationId }
                }
                ... on WorkflowsParameters { workflows { path ref sha } }
                ... on CodeScanningParameters { codeScanningTools { tool alertsThreshold securityAlertsThreshold } }
                ... on UpdateParameters { updateAllowsFetchAndMerge }
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

const app = z.object({ databaseId: z.int().nullable(), slug: z.string() });

const classic = z.object({
  pattern: z.string(),
  requiresApprovingReviews: z.boolean(),
  requiredApprovingReviewCount: z.int().nullable(),
  dismissesStaleReviews: z.boolean(),
  requireLastPushApproval: z.boolean(),
  requiresCodeOwnerReviews: z.boolean(),
  requiresConversationResolution: z.boolean(),
  requiresStatusChecks: z.boolean(),
  requiresStrictStatusChecks: z.boolean(),
  requiredStatusChecks: z.array(z.object({ context: z.string(), app: app.nullable() })).nullable(),
  requiresCommitSignatures: z.boolean(),
  requiresLinearHistory: z.boolean(),
  isAdminEnforced: z.boolean(),
  lockBranch: z.boolean(),
  lockAllowsFetchAndMerge: z.boolean(),
  restrictsPushes: z.boolean(),
  allowsForcePushes: z.boolean(),
  allowsDeletions: z.boolean(),
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

const pullRequest = z.object({
  requiredApprovingReviewCount: z.int(),
  dismissStaleReviewsOnPush: z.boolean(),
  requireLastPushApproval: z.boolean(),
  requireCodeOwnerReview: z.boolean(),
  requiredReviewThreadResolution: z.boolean(),
});
const statusChecks = z.object({
  strictRequiredStatusChecksPolicy: z.boolean(),
  requiredStatusChecks: z.array(z.object({ context: z.string(), integrationId: z.int().nullable() })),
});
const workflows = z.object({
  workflows: z.array(z.object({ path: z.string(), ref: z.string().nullable(), sha: z.string().nullable() })),
});
const codeScanning = z.object({
  codeScanningTools: z.array(
    z.object({ tool: z.string(), alertsThreshold: z.string(), securityAlertsThreshold: z.string() }),
  ),
});
const update = z.object({ updateAllowsFetchAndMerge: z.boolean() });

/** The types whose parameters matter. A rule of another type demands nothing that a check asks for. */
const JUDGED = new Set(["PULL_REQUEST", "REQUIRED_STATUS_CHECKS", "WORKFLOWS", "CODE_SCANNING", "UPDATE"]);

const repositoryRuleset = readable(OPERATION, ruleset.nullable());

function ruleOf<const TType extends string, T>(type: TType, parameters: z.ZodType<T>) {
  return z.object({
    type: z.literal(type),
    repositoryRuleset,
    parameters: readable(OPERATION, parameters),
  });
}

/** A rule that does not show its parameters, or its ruleset, is still a rule of its type. */
const rule = z.union([
  ruleOf("PULL_REQUEST", pullRequest),
  ruleOf("REQUIRED_STATUS_CHECKS", statusChecks),
  ruleOf("WORKFLOWS", workflows),
  ruleOf("CODE_SCANNING", codeScanning),
  ruleOf("UPDATE", update),
  z.object({ type: z.string().refine((type) => !JUDGED.has(type)), repositoryRuleset }),
]);

const rules = z.object({ totalCount: z.int(), nodes: z.array(readable(OPERATION, rule)) });

const branch = z.object({
  name: z.string(),
  branchProtectionRule: readable(OPERATION, classic.nullable()),
  rules: readable(OPERATION, rules),
});

/** A folder of that name is no file, and neither is a link to another repository. */
const file = z.union([
  z.object({ __typename: z.literal("Blob"), byteSize: z.int() }),
  z.object({ __typename: z.enum(["Tree", "Commit", "Tag"]) }).transform(() => null),
  z.null(),
]);

const codeowners = z.object({ errors: z.array(z.object({ kind: z.string() })) });

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
  isDisabled: z.boolean(),
  isLocked: z.boolean(),
  lockReason: z.string().nullable(),
  isMirror: z.boolean(),
  viewerCanAdminister: z.boolean(),
  ownersInGithub: readable(OPERATION, file),
  ownersInRoot: readable(OPERATION, file),
  ownersInDocs: readable(OPERATION, file),
  codeowners: readable(OPERATION, codeowners.nullable()),
  defaultBranchRef: readable(OPERATION, branch.nullable()),
});

export interface RepositoryNode extends z.infer<typeof repositoryNode> {}
export interface ClassicNode extends z.infer<typeof classic> {}
export interface AllowancesNode extends z.infer<typeof allowances> {}
export interface RulesNode extends z.infer<typeof rules> {}
export interface RulesetNode extends z.infer<typeof ruleset> {}
export type RuleNode = z.infer<typeof rule>;
