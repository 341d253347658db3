import { appNamed } from "../rest/accounts.ts";
import type { Actor, ClassicProtection, Repository } from "../state.ts";
import { nodeId, type World } from "../world.ts";
import { actorNode, appNode } from "./actors.ts";
import { connection } from "./connection.ts";
import type { Source } from "./source.ts";

export function protectionNode(world: World, repository: Repository, classic: ClassicProtection): Source {
  const { reviews, statusChecks } = classic;
  const allowances = (kind: string, prefix: string, actors: readonly Actor[]) =>
    connection(actors, (actor, index) => ({
      __typename: kind,
      id: nodeId(prefix, repository.id, index),
      actor: () => actorNode(world.state, actor),
    }));
  return {
    __typename: "BranchProtectionRule",
    id: nodeId("BPR", repository.id),
    databaseId: repository.id,
    pattern: classic.pattern ?? repository.defaultBranch,
    requiresApprovingReviews: reviews !== undefined,
    requiredApprovingReviewCount: reviews?.count ?? null,
    dismissesStaleReviews: reviews?.dismissStale ?? false,
    requiresCodeOwnerReviews: reviews?.codeOwners ?? false,
    requireLastPushApproval: reviews?.lastPush ?? false,
    restrictsReviewDismissals: false,
    requiresStatusChecks: statusChecks !== undefined,
    requiresStrictStatusChecks: statusChecks?.strict ?? false,
    requiredStatusCheckContexts: (statusChecks?.checks ?? []).map((check) => check.context),
    requiredStatusChecks: () =>
      (statusChecks?.checks ?? []).map((check) => ({
        context: check.context,
        app: check.app === undefined ? null : appNode(appNamed(world.state, check.app)),
      })),
    isAdminEnforced: classic.enforceAdmins,
    allowsForcePushes: classic.allowForcePushes,
    allowsDeletions: classic.allowDeletions,
    blocksCreations: false,
    requiresCommitSignatures: classic.signatures,
    requiresLinearHistory: classic.linearHistory,
    requiresConversationResolution: classic.conversationResolution,
    requiresDeployments: false,
    requiredDeploymentEnvironments: [],
    restrictsPushes: classic.pushAllowances !== undefined,
    lockBranch: classic.lockBranch,
    lockAllowsFetchAndMerge: false,
    bypassPullRequestAllowances: allowances(
      "BypassPullRequestAllowance",
      "BPRA",
      reviews?.bypassAllowances ?? [],
    ),
    bypassForcePushAllowances: allowances("BypassForcePushAllowance", "BFPA", classic.forcePushAllowances),
    pushAllowances: allowances("PushAllowance", "PA", classic.pushAllowances ?? []),
  };
}

/** What everyone who can read the repository sees of classic protection, relative to the viewer. */
export function updateRuleNode(repository: Repository, classic: ClassicProtection): Source {
  const { reviews, statusChecks } = classic;
  const exempt = repository.viewerCanAdminister && !classic.enforceAdmins;
  return {
    __typename: "RefUpdateRule",
    pattern: classic.pattern ?? repository.defaultBranch,
    requiredApprovingReviewCount: reviews?.count ?? null,
    requiredStatusCheckContexts: (statusChecks?.checks ?? []).map((check) => check.context),
    requiresCodeOwnerReviews: reviews?.codeOwners ?? false,
    requiresConversationResolution: classic.conversationResolution,
    requiresLinearHistory: classic.linearHistory,
    requiresSignatures: classic.signatures,
    allowsForcePushes: classic.allowForcePushes,
    allowsDeletions: classic.allowDeletions,
    blocksCreations: false,
    viewerAllowedToDismissReviews: repository.viewerCanAdminister,
    viewerCanPush: exempt || (repository.viewerCanAdminister && !reviews && !classic.pushAllowances),
  };
}
