import type { KeptDue, KeptLimit, KeptPlan, KeptRequirement, KeptSpan } from "./kept-plan.ts";

/** `at most 365 days`. */
export function keptLimitText({ direction, unit, amount }: KeptLimit): string {
  const shown = Array.isArray(amount) ? amount.join(", ") : String(amount);
  return `${direction === "atMost" ? "at most" : "at least"} ${shown} ${unit}`;
}

/** `within 30 days of start, then every 1 year`, `every 3 months, first by 2026-02-15`. */
export function keptDueText({ every, within, once, after, firstDue }: KeptDue): string {
  const span = ({ amount, unit }: KeptSpan): string => `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
  const parts = [
    ...(within === undefined ? [] : [`within ${span(within)}${after === undefined ? "" : ` of ${after}`}`]),
    ...(every === undefined ? [] : [`every ${span(every)}`]),
    ...(once === undefined ? [] : [`once, by ${once}`]),
  ];
  return parts.join(", then ") + (firstDue === undefined ? "" : `, first by ${firstDue}`);
}

/** `closed reviews of accounts since 2026-10-01`. */
export function keptReviewText({ review }: Pick<KeptRequirement, "review">): string {
  if (review === undefined) return "records that people file";
  return `closed reviews of ${review.id}${review.since === undefined ? "" : ` since ${review.since}`}`;
}

/** `that forge/reviews says were approved`. */
export function keptApprovedText({ recordReviews }: Pick<KeptPlan, "recordReviews">): string {
  return recordReviews === undefined
    ? "whose reviewer they name"
    : `that ${recordReviews.listing} says were approved`;
}
