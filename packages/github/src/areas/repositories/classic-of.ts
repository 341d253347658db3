import { count, from, type Observed } from "@bylaw/core";
import { byCodeUnits, known, unreadable } from "@bylaw/core/provider";
import { type AllowancesNode, type ClassicNode, OPERATION } from "./query.ts";
import type { Actor, ClassicProtection, RequiredCheck, Review } from "./repository.ts";

/** Classic protection as a node tells of it. What it requires and does not tell is unreadable, and nothing else is. */
export function classicOf(rule: ClassicNode, fork: boolean): ClassicProtection {
  return {
    pattern: rule.pattern,
    ...(rule.requiresApprovingReviews && { review: reviewOf(rule) }),
    conversations: rule.requiresConversationResolution,
    pullRequestBypass: actorsOf(rule.bypassPullRequestAllowances),
    ...(rule.requiresStatusChecks && statusChecksOf(rule)),
    signatures: rule.requiresCommitSignatures,
    linearHistory: rule.requiresLinearHistory,
    bindsAdministrators: rule.isAdminEnforced,
    locked: rule.lockBranch && !(fork && rule.lockAllowsFetchAndMerge),
    ...(rule.restrictsPushes && { pushers: actorsOf(rule.pushAllowances) }),
    forcePushes: rule.allowsForcePushes,
    forcePushers: actorsOf(rule.bypassForcePushAllowances),
    deletions: rule.allowsDeletions,
  };
}

function reviewOf(rule: ClassicNode): Observed<Review> {
  if (rule.requiredApprovingReviewCount === null) return partial("requiredApprovingReviewCount");
  return known({
    approvals: count(rule.requiredApprovingReviewCount),
    dismissesStale: rule.dismissesStaleReviews,
    lastPush: rule.requireLastPushApproval,
    codeOwners: rule.requiresCodeOwnerReviews,
  });
}

/** Being up to date is asked of who waits for checks: GitHub demands nothing where there are none. */
function statusChecksOf(rule: ClassicNode): Pick<ClassicProtection, "requiredChecks" | "upToDate"> {
  const requiredChecks = checksOf(rule);
  const upToDate = from(requiredChecks, (all) => rule.requiresStrictStatusChecks && all.length > 0);
  return { requiredChecks, upToDate };
}

function checksOf({ requiredStatusChecks }: ClassicNode): Observed<RequiredCheck[]> {
  if (requiredStatusChecks === null) return partial("requiredStatusChecks");
  const checks = requiredStatusChecks.map(({ context, app }) => ({
    name: context,
    source: app === null ? "anybody" : `app ${app.databaseId ?? app.slug}`,
  }));
  return known(sortedChecks(checks));
}

/** Each check once, in order. */
export function sortedChecks(checks: readonly RequiredCheck[]): RequiredCheck[] {
  const all = new Map(checks.map((check) => [JSON.stringify([check.name, check.source]), check]));
  return [...all].sort(([a], [b]) => byCodeUnits(a, b)).map(([, check]) => check);
}

function partial(what: string): Observed<never> {
  return unreadable({
    code: "partial-data",
    message: `${OPERATION} gave classic branch protection without the whole of ${what}.`,
    operation: OPERATION,
  });
}

/** An actor that is not shown still counts, and so do those beyond the page. */
function actorsOf({ totalCount, nodes }: AllowancesNode): Actor[] {
  const shown = nodes.map(({ actor }): Actor => {
    if (actor === null) return { type: "Unknown" };
    return { type: actor.__typename, name: "login" in actor ? actor.login : actor.slug };
  });
  const more = totalCount - nodes.length;
  return more > 0 ? [...shown, { type: "Unknown", name: `and ${more} more` }] : shown;
}
