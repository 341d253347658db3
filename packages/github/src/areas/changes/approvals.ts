import { count, from, type Observed, type Quantity } from "@bylaw/core";
import { countBetween } from "@bylaw/core/provider";
import type { ChangePullRequest, ChangeReview } from "./change.ts";
import { OPERATION } from "./merged-query.ts";

type Count = Observed<Quantity<"count">>;

/**
 * How many people approved what was merged, before it was: of each person the last word before the merge counts, given to the
 * final commit, by somebody who may push and who neither opened the pull request nor wrote any of it.
 */
export function approvalsBefore(pull: ChangePullRequest): Count {
  return from(pull.reviews, (reviews) => {
    const before = reviews.filter(({ at }) => Date.parse(at) <= Date.parse(pull.mergedAt));
    return byOthers(pull, approvers(before));
  });
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
function byOthers({ number, contributors, strangers }: ChangePullRequest, logins: readonly string[]): Count {
  return from([contributors, strangers], (own, unknown) => {
    const known = new Set(own.map((login) => login.toLowerCase()));
    const others = logins.filter((login) => !known.has(login)).length;
    if (unknown === 0) return count(others);
    const message = `${OPERATION} knows no account of ${unknown} who wrote commits of #${number}: each may be one who approved it.`;
    const problem = { code: "partial-data", message, operation: OPERATION } as const;
    return countBetween(problem, [count(Math.max(0, others - unknown)), count(others)]);
  });
}
