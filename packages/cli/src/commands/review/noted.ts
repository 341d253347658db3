import type { AccessReview, IsoDate } from "@bylaw/core";
import { type StoredReview, storedReviews } from "./stored.ts";

/** What whoever looks at a period has to know of a review. */
export interface NotedReview {
  readonly review: string;
  readonly period: string;
  /** `reviews/accounts/2026-Q4` */
  readonly path: string;
  /** `overdue since 2026-11-24`, or what of it was edited, and what to do. */
  readonly why: string;
}

/** The reviews that are overdue, or are not as they were closed. */
export async function notedReviews(
  home: string,
  reviews: readonly AccessReview[],
  today: IsoDate,
): Promise<readonly NotedReview[]> {
  const noted: NotedReview[] = [];
  for (const { id } of reviews)
    for (const stored of await storedReviews(home, id)) {
      const { review, period, path } = stored;
      noted.push(...whyNoted(stored, today).map((why) => ({ review, period, path, why })));
    }
  return noted;
}

function whyNoted(stored: StoredReview, today: IsoDate): readonly string[] {
  if (stored.state === "damaged") return [stored.why];
  if (stored.state === "closed") return stored.edited;
  const { due } = stored.file.listing;
  return due < today ? [`overdue since ${due}`] : [];
}
