import { count, from, type Observed, type Quantity } from "@bylaw/core";
import { countBetween, type Problem, unreadable } from "@bylaw/core/provider";
import type { ChangePullRequest, ChangeReview } from "./change.ts";
import { OPERATION } from "./merged-query.ts";
import type { ReviewedPullRequest } from "./reviewed.ts";

type Count = Observed<Quantity<"count">>;

/**
 * How many people approved what was merged, before it was: of each person the last word before the merge counts, given to the
 * final commit, by somebody who may push and who neither opened the pull request nor wrote any of it.
 */
export function approvalsBefore(pull: ChangePullRequest): Count {
  return from(pull.reviews, (reviews) => byOthers(pull, approvers(beforeMerge(reviews, pull))));
}

/**
 * The logins of those who approved what was merged, by the same rules, whether or not they may push: they are held to whoever
 * was named beforehand. Unreadable where somebody whom GitHub knows no account of may be one of them.
 */
export function approversBefore(operation: string, pull: ReviewedPullRequest): Observed<readonly string[]> {
  return from(pull.reviews, (reviews) => {
    const logins = approvers(beforeMerge(reviews, pull).map((review) => ({ ...review, mayPush: true })));
    return from([pull.contributors, pull.strangers], (own, unknown) => {
      const others = notAmong(own, logins);
      return unknown === 0 || others.length === 0
        ? others
        : unreadable(strangersOf(operation, pull, unknown));
    });
  });
}

function beforeMerge(reviews: readonly ChangeReview[], { mergedAt }: Pick<ChangePullRequest, "mergedAt">) {
  return reviews.filter(({ at }) => Date.parse(at) <= Date.parse(mergedAt));
}

/** How many people approved it afterwards, within so many days; none of them opened or wrote it. */
export function approvalsAfter(pull: ChangePullRequest, within: Quantity<"days">): Count {
  const until = Date.parse(pull.mergedAt) + within.amount * 86_400_000;
  return from(pull.reviews, (reviews) =>
    byOthers(pull, approvers(reviews.filter(({ at }) => Date.parse(at) <= until))),
  );
}

function approvers(reviews: readonly ChangeReview[]): readonly string[] {
  const last = new Map<string, ChangeReview>();
  const inOrder = [...reviews].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const review of inOrder) if (review.by !== undefined) last.set(review.by.toLowerCase(), review);
  return [...last]
    .filter(
      ([, { state, human, mayPush, ofFinalCommit }]) =>
        state === "APPROVED" && human && mayPush && ofFinalCommit,
    )
    .map(([login]) => login);
}

/** Somebody whose commits carry an address that no account has may be any one of the approvers. */
function byOthers(pull: ChangePullRequest, logins: readonly string[]): Count {
  return from([pull.contributors, pull.strangers], (own, unknown) => {
    const others = notAmong(own, logins).length;
    if (unknown === 0) return count(others);
    const problem = strangersOf(OPERATION, pull, unknown);
    return countBetween(problem, [count(Math.max(0, others - unknown)), count(others)]);
  });
}

function notAmong(own: readonly string[], logins: readonly string[]): readonly string[] {
  const known = new Set(own.map((login) => login.toLowerCase()));
  return logins.filter((login) => !known.has(login));
}

function strangersOf(operation: string, { number }: ReviewedPullRequest, unknown: number): Problem {
  const message = `${operation} knows no account of ${unknown} who wrote commits of #${number}: each may be one who approved it.`;
  return { code: "partial-data", message, operation };
}
