/** The repository query of research/checks.md section 3.2, as written there. Tests run it. */
export const COLLECT = `
query($org:String!,$n:Int!,$after:String){organization(login:$org){requiresTwoFactorAuthentication
 repositories(first:$n,after:$after,isArchived:false){totalCount pageInfo{hasNextPage endCursor} nodes{
  nameWithOwner visibility isFork isEmpty pushedAt viewerCanAdminister hasVulnerabilityAlertsEnabled
  defaultBranchRef{name
   branchProtectionRule{pattern requiresApprovingReviews requiredApprovingReviewCount dismissesStaleReviews requiresCodeOwnerReviews requireLastPushApproval requiresStatusChecks requiresStrictStatusChecks requiredStatusChecks{context app{slug}} isAdminEnforced allowsForcePushes allowsDeletions requiresCommitSignatures requiresLinearHistory requiresConversationResolution restrictsPushes lockBranch bypassPullRequestAllowances(first:1){totalCount} bypassForcePushAllowances(first:1){totalCount} pushAllowances(first:1){totalCount}}
   rules(first:30){totalCount nodes{type repositoryRuleset{databaseId name enforcement source{__typename}} parameters{__typename ...on PullRequestParameters{requiredApprovingReviewCount dismissStaleReviewsOnPush requireCodeOwnerReview requireLastPushApproval requiredReviewThreadResolution} ...on RequiredStatusChecksParameters{strictRequiredStatusChecksPolicy requiredStatusChecks{context integrationId}}}}}}
  c1:object(expression:"HEAD:.github/CODEOWNERS"){__typename} c2:object(expression:"HEAD:CODEOWNERS"){__typename} c3:object(expression:"HEAD:docs/CODEOWNERS"){__typename} codeowners{errors{kind}}
  environments(first:5){nodes{name protectionRules(first:3){nodes{type preventSelfReview reviewers(first:1){totalCount}}}}}
  deployKeys(first:20){nodes{readOnly createdAt}} vulnerabilityAlerts(states:[OPEN]){totalCount}}}}
 rateLimit{cost remaining resetAt}}
`;

export interface Collected {
  organization: {
    repositories: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: (CollectedRepository | null)[];
    };
  };
  rateLimit: { cost: number; remaining: number; resetAt: string };
}

export interface CollectedRepository {
  nameWithOwner: string;
  viewerCanAdminister: boolean;
  defaultBranchRef: {
    name: string;
    branchProtectionRule: {
      requiredApprovingReviewCount: number | null;
      isAdminEnforced: boolean;
      requiredStatusChecks: { context: string; app: { slug: string } | null }[];
    } | null;
    rules: {
      totalCount: number;
      nodes: {
        type: string;
        repositoryRuleset: { databaseId: number };
        parameters: {
          requiredApprovingReviewCount?: number;
          requiredStatusChecks?: { context: string; integrationId: number | null }[];
        } | null;
      }[];
    };
  } | null;
}
