import { type Assertion, type Assertions, anyOf, atLeast, count, fact, from } from "@bylaw/core";
import { inspect } from "@bylaw/core/provider";
import type { Repository, Review } from "../repository.ts";
import { type BranchSource, branchSources, noRule } from "./branch-sources.ts";
import { bindsAll, type Demand } from "./demand.ts";
import { undecidedLocks } from "./live-branch.ts";
import { approvals, conversations, dismissal, lastPush, ownersReview, pullRequests } from "./review.ts";
import { checkDemands, upToDate } from "./status-checks.ts";

/**
 * Holds, demand by demand, when nobody is spared what the default branch demands most: its approvals, that a push takes
 * them back, that the last push and code owners are asked, resolved conversations, each required check, and that checks
 * count only on top of the branch's last commit. What could not be read may demand more than
 * anything that could, so beside it nothing holds.
 */
export function nobodyBypasses(repository: Repository): Assertions {
  const sources = branchSources(repository);
  const made = [dismissal, lastPush, ownersReview, conversations, upToDate].filter((demand) =>
    sources.some((source) => demand.asks(source)?.outcome === "pass"),
  );
  const demands = [...mostApprovals(sources), ...made, ...checkDemands(sources)];
  const [first, ...others] = [
    ...demands.map((demand) => bindsAll(sources, demand)),
    ...sources.flatMap(unreadDemands),
  ];
  if (first !== undefined) return [first, ...others];
  return [anyOf("rules that bind everybody", undecidedLocks(sources), { none: noRule(sources, "anything") })];
}

function mostApprovals(sources: readonly BranchSource[]): readonly Demand[] {
  const reviews = sources.flatMap(reviewOf);
  if (reviews.length === 0) return [];
  const most = Math.max(...reviews.map((review) => review.approvals.amount));
  return [most === 0 ? pullRequests : approvals(atLeast(count(most)), `${most} required approvals`)];
}

function reviewOf({ review }: BranchSource): readonly Review[] {
  if (review === undefined) return [];
  const state = inspect(review);
  return state.state === "known" ? [state.value] : [];
}

/** Says, as an error, that a source demands something that could not be read. */
function unreadDemands({ name, review, requiredChecks }: BranchSource): readonly Assertion[] {
  const unread = [review, requiredChecks].find(
    (value) => value !== undefined && inspect<unknown>(value).state !== "known",
  );
  if (unread === undefined) return [];
  return [
    fact(
      `what ${name} demands`,
      from<unknown, boolean>(unread, () => true),
    ).is(true),
  ];
}
