import type { IsoDate, Program } from "@bylaw/core";
import { recordFault } from "./record.ts";
import { reviewsOf } from "./reviews.ts";
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

/** The reviews that are overdue, or that are, or whose record is, not as they were closed. */
export async function notedReviews(
  home: string,
  program: Program,
  today: IsoDate,
  cwd: string,
): Promise<readonly NotedReview[]> {
  const noted: NotedReview[] = [];
  for (const { id } of program.accessReviews ?? [])
    for (const stored of await storedReviews(reviewsOf(program, home, cwd), id)) {
      const { review, period, path } = stored;
      const fault =
        stored.state === "closed" ? await recordFault(program, stored.closed, stored.digest, cwd) : undefined;
      const all = [...whyNoted(stored, today), ...(fault === undefined ? [] : [fault])];
      noted.push(...all.map((why) => ({ review, period, path, why })));
    }
  return noted;
}

function whyNoted(stored: StoredReview, today: IsoDate): readonly string[] {
  if (stored.state === "damaged") return [stored.why];
  if (stored.state === "closed") return stored.edited;
  const { due } = stored.file.listing;
  return due < today ? [`overdue since ${due}`] : [];
}
