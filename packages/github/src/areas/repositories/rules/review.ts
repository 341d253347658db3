import {
  type Assertion,
  allOf,
  anyOf,
  atLeast,
  count,
  fact,
  from,
  type Limit,
  type Observed,
} from "@bylaw/core";
import type { Repository, Review } from "../repository.ts";
import { type BranchSource, branchSources } from "./branch-sources.ts";
import { bindsAll, type Demand, demandOf, isAsked } from "./demand.ts";

type Reviewers = Limit<"count", "atLeast">;

/** Approvals by at least that many people other than the author of the pull request. */
export function approvals(reviewers: Reviewers, name = "required approvals"): Demand {
  return {
    name,
    expected: reviewers,
    asks: ({ name, review }) =>
      review &&
      fact(
        name,
        from(review, (asked) => asked.approvals),
      ).atLeast(reviewers),
    sparedBy: "reviewBypass",
  };
}

/** What a source that demands a pull request says of its reviews. */
function ofReview(
  says: (review: Review) => boolean,
): (source: BranchSource) => Observed<boolean> | undefined {
  return ({ review }) => (review === undefined ? undefined : from(review, says));
}

/** A push takes back the approvals that were given before it. */
export const dismissal = demandOf(
  "approvals taken back by a push",
  ofReview(({ dismissesStale }) => dismissesStale),
  ["taken back", "kept"],
  "reviewBypass",
);

/** Somebody other than who pushed last approves the last push. */
export const lastPush = demandOf(
  "approval of the last push by another",
  ofReview(({ lastPush }) => lastPush),
  ["needed", "not needed"],
  "reviewBypass",
);

/** What was approved before a push is not merged with it: all approvals are needed again, or the last push needs one. */
const approvalAfterPush = demandOf(
  "approval after the last push",
  ofReview(({ dismissesStale, lastPush }) => dismissesStale || lastPush),
  ["needed", "not needed"],
  "reviewBypass",
);

/** An owner of each changed file that CODEOWNERS gives one approves the change. */
export const ownersReview = demandOf(
  "approval of code owners",
  ofReview(({ codeOwners }) => codeOwners),
  ["needed", "not needed"],
  "reviewBypass",
);

/** Changes come by pull requests. */
export const pullRequests = demandOf(
  "pull requests",
  ofReview(() => true),
  ["demanded", "not demanded"],
  "reviewBypass",
);

/** A pull request waits until its conversations are resolved. */
export const conversations = demandOf(
  "resolved conversations",
  (source) => source.conversations,
  ["needed", "not needed"],
  "reviewBypass",
);

/**
 * What has to hold together so that every change is approved, as it is merged, by at least `reviewers` people other than its
 * author. Without dismissal a push after the approvals is covered by one approval at most, the one that the last push
 * may need. One approval alone could be given by who pushed last, unless that is ruled out; of two, one is by another.
 */
function freshApprovals(
  reviewers: Reviewers,
  hold: (demand: Demand) => Assertion,
): readonly [Assertion, ...Assertion[]] {
  const enough = hold(approvals(reviewers));
  const { amount } = reviewers.value;
  if (amount === 0) return [enough];
  if (amount > 1) return [enough, hold(dismissal)];
  const two = hold(approvals(atLeast(count(2)), "a second approval"));
  return [
    enough,
    anyOf("fresh approval", [hold(lastPush), allOf("two fresh approvals", [hold(dismissal), two])]),
  ];
}

/**
 * Holds, assertion by assertion, when the rules of the default branch ask at least `reviewers` people other than the author
 * to approve each change as it is merged. Says nothing of who may bypass those rules.
 *
 * @example asksForReview(repository, atLeast(count(2)))
 */
export function asksForReview(
  repository: Repository,
  reviewers: Reviewers,
): readonly [Assertion, ...Assertion[]] {
  return askedOf(branchSources(repository), reviewers);
}

/** Holds when the rules of the default branch ask for an approval, and for one after the last push. */
export function asksAfterPush(repository: Repository): readonly [Assertion, ...Assertion[]] {
  const sources = branchSources(repository);
  return [isAsked(sources, approvals(atLeast(count(1)))), isAsked(sources, approvalAfterPush)];
}

function askedOf(
  sources: readonly BranchSource[],
  reviewers: Reviewers,
): readonly [Assertion, ...Assertion[]] {
  return freshApprovals(reviewers, (demand) => isAsked(sources, demand));
}

/**
 * Holds when every change of the default branch is approved, as it is merged, by at least `reviewers` people other than its
 * author, and nobody bypasses that.
 *
 * @example reviewed(repository, atLeast(count(2)))
 */
export function reviewed(
  repository: Repository,
  reviewers: Reviewers,
  name = `review in ${repository.id}`,
): Assertion {
  const sources = branchSources(repository);
  const asked = askedOf(sources, reviewers);
  // What is not even asked for has no bypass to speak of.
  if (asked.some(({ outcome }) => outcome === "fail")) return allOf(name, asked);
  return allOf(name, [...asked, ...freshApprovals(reviewers, (demand) => bindsAll(sources, demand))]);
}
