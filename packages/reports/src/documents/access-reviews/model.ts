import type { AccessReview, Program } from "@bylaw/core";
import { counted, dormantDays, ownersIn, ownerText } from "@bylaw/core/run";

/** The access reviews that a program declares: over what, by whom, and for which control. */
export interface AccessReviewsModel {
  readonly organization: string;
  readonly reviews: readonly {
    readonly id: string;
    readonly title: string;
    /** What it answers, by id, and the controls that ask for that. */
    readonly requirement: string;
    readonly controls: readonly { readonly id: string; readonly title: string }[];
    /** The listings of accounts, by id. */
    readonly listings: readonly string[];
    readonly reviewers: readonly { readonly of: string; readonly who: readonly string[] }[];
    /** `90 days`. */
    readonly dormantAfter: string;
    readonly since: string | null;
  }[];
}

/** Undefined where the program declares none. */
export function accessReviewsModel(program: Program): AccessReviewsModel | undefined {
  const { organization, accessReviews = [] } = program;
  return accessReviews.length === 0
    ? undefined
    : { organization: organization.name, reviews: accessReviews.map((one) => modelOf(one, program)) };
}

function modelOf(review: AccessReview, program: Program): AccessReviewsModel["reviews"][number] {
  const { id, title, requirement, of, reviewers, since } = review;
  const asking = program.controls.filter(({ evidence }) => evidence.some((one) => one.id === requirement));
  return {
    id,
    title,
    requirement,
    controls: asking.map((one) => ({ id: one.id, title: one.title })),
    listings: of.map((one) => one.id),
    reviewers: Object.entries(reviewers).map(([system, owners]) => ({
      of: system,
      who: ownersIn(owners).map(ownerText),
    })),
    dormantAfter: counted(dormantDays(review, program), "day"),
    since: since ?? null,
  };
}
