import type { FrozenListing, Reviewers } from "@bylaw/access-reviews";
import type { IsoDate, Program } from "@bylaw/core";
import { reviewersOf } from "@bylaw/core/run";
import { reviewNamed } from "./named.ts";

/** Whose decision stands from the day on which a review was opened until today, by system, as the program names them. */
export function mayDecide(
  program: Program,
  { review, opened, systems }: FrozenListing,
  today: IsoDate,
): Reviewers {
  const declared = reviewNamed(program, review);
  const days = { from: opened < today ? opened : today, to: today };
  return Object.fromEntries(systems.map((one) => [one.system, reviewersOf(declared, one, days)]));
}
