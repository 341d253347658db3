import { type AccessReview, BylawError, type Program } from "@bylaw/core";
import { findById, nearestIds } from "@bylaw/core/run";

/** The access reviews that a program declares. Throws where there is none. */
export function declaredIn({ accessReviews = [] }: Program): readonly AccessReview[] {
  if (accessReviews.length > 0) return accessReviews;
  throw new BylawError("unknown-id", "The program declares no access review.", {
    next: "Declare one: accessReviews: [defineAccessReview({ ... })].",
  });
}

/** The access review of an id, in whatever case it is written. */
export function reviewNamed(program: Program, id: string): AccessReview {
  const declared = declaredIn(program);
  const [found] = findById(declared, id);
  if (found !== undefined) return found;
  const near = nearestIds(declared, id);
  const hint = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
  throw new BylawError("unknown-id", `No access review is declared as ${JSON.stringify(id)}.${hint}`, {
    next: `The program has: ${declared.map((one) => one.id).join(", ")}.`,
  });
}
