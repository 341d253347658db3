import type { SystemListing } from "@bylaw/core";
import { byCodeUnits, type ClosedSystem } from "@bylaw/core/provider";
import { jsonText } from "@bylaw/core/run";
import type { Decision, DecisionMade } from "../decisions/decision.ts";
import type { FrozenListing, ListingFile } from "../listing/frozen.ts";
import { isHeldToOpening } from "./opening.ts";
import { type ClosingGiven, type Refusal, refusalsOf } from "./refusals.ts";

/** A review that is closed. */
export interface ClosedReview {
  readonly systems: readonly ClosedSystem[];
  /** What was listed in the end, as it is written. */
  readonly fresh: string;
  /** True where each listing was held again to the run that the review was opened from. */
  readonly heldToOpening: boolean;
  /** The ids of all who decided. */
  readonly decidedBy: readonly string[];
}

/** Closes a review, or says all that keeps it open. */
export function closeReview(
  file: ListingFile,
  given: ClosingGiven,
): { readonly closed: ClosedReview } | { readonly refusals: readonly Refusal[] } {
  const refusals = refusalsOf(file.listing, given);
  if (refusals.length > 0) return { refusals };
  const {
    decisions: { made },
    fresh,
    opening,
  } = given;
  const proof = freshText(file.listing, fresh);
  return {
    closed: {
      systems: file.listing.systems.map(({ system, source, taken, accounts }) => {
        const own = made.filter((one) => one.system === system);
        return {
          system,
          source,
          taken: taken.slice(0, 10),
          accounts: accounts.length,
          kept: countOf(own, "keep"),
          changed: countOf(own, "modify"),
          removed: countOf(own, "revoke"),
        };
      }),
      fresh: proof,
      heldToOpening: isHeldToOpening(file.listing.systems, opening),
      decidedBy: [...new Set(made.flatMap(({ by }) => by ?? []))].sort(),
    },
  };
}

/** What was listed in the end of the systems that were reviewed: the same accounts give the same bytes. */
function freshText({ systems }: FrozenListing, fresh: readonly SystemListing[]): string {
  const own = systems.flatMap(({ system }) => fresh.filter((one) => one.system === system));
  const sorted = own.map((one) => ({
    ...one,
    accounts: [...one.accounts].sort((a, b) => byCodeUnits(a.id, b.id)),
  }));
  return `${jsonText(sorted, 1)}\n`;
}

function countOf(made: readonly DecisionMade[], decision: Decision): number {
  return made.filter((one) => one.decision === decision).length;
}
