import type { SystemListing } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";
import { jsonText, sha256 } from "@bylaw/core/run";
import type { Decision, DecisionMade } from "../decisions/decision.ts";
import type { FrozenListing, ListingFile } from "../listing/frozen.ts";
import { isHeldToOpening } from "./opening.ts";
import { type ClosingGiven, type Refusal, refusalsOf } from "./refusals.ts";

/** What a closed review says of one system; the fields of a record of the kind `access-review`. */
export interface ClosedSystem {
  readonly system: string;
  readonly source: string;
  /** The day on which it was frozen. */
  readonly taken: string;
  readonly accounts: number;
  readonly kept: number;
  readonly changed: number;
  readonly removed: number;
}

/** A review that is closed. */
export interface ClosedReview {
  readonly systems: readonly ClosedSystem[];
  /** SHA-256 of the frozen listing. */
  readonly listing: string;
  /** What was listed in the end, as it is written. */
  readonly fresh: string;
  /** True where each listing was held again to the run that the review was opened from. */
  readonly heldToOpening: boolean;
  /** SHA-256 of the listing, of every decision with who made it and why, and of what was listed in the end. */
  readonly signed: string;
  /** The ids of all who decided. */
  readonly decidedBy: readonly string[];
}

/**
 * Closes a review, or says all that keeps it open. The digest is taken here and not before: it is of what was decided.
 */
export async function closeReview(
  file: ListingFile,
  given: ClosingGiven,
): Promise<{ readonly closed: ClosedReview } | { readonly refusals: readonly Refusal[] }> {
  const refusals = refusalsOf(file.listing, given);
  if (refusals.length > 0) return { refusals };
  const {
    decisions: { made },
    fresh,
    opening,
  } = given;
  const decided = made.map(({ line: _, ...one }) => one);
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
      listing: file.digest,
      fresh: proof,
      heldToOpening: isHeldToOpening(file.listing.systems, opening),
      signed: await sha256(jsonText([file.digest, decided, proof])),
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
