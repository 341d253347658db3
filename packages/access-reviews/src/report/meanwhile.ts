import type { SystemListing } from "@bylaw/core";
import type { DecisionMade } from "../decisions/decision.ts";
import type { FrozenListing } from "../listing/frozen.ts";
import { changedAfter, decidedSystems, otherListed, proofText } from "./facts.ts";

/** Something that is not as it was when a review was opened. */
export interface Meanwhile {
  readonly system: string;
  /** The name of the account; absent where it is of the system. */
  readonly account?: string;
  /** As a sentence goes on: `appeared, and is not reviewed`. */
  readonly what: string;
}

/**
 * What changed between the two listings of a review that can be closed, and what became of everything that was modified: whoever closes it is
 * told.
 */
export function meanwhile(
  listing: FrozenListing,
  made: readonly DecisionMade[],
  fresh: readonly SystemListing[],
): readonly Meanwhile[] {
  const unseen = "appeared, and is not reviewed";
  return [
    ...otherListed(listing, fresh).map(({ system }) => ({ system, what: unseen })),
    ...decidedSystems(listing, made, fresh).flatMap(({ frozen: { system }, accounts, appeared }) => [
      ...appeared.map(({ name }) => ({ system, account: name, what: unseen })),
      ...accounts.flatMap((one) => {
        const what = one.made.decision === "modify" ? `is modified: ${proofText(one)}` : changedAfter(one);
        return what === undefined ? [] : [{ system, account: one.account.name, what }];
      }),
    ]),
  ];
}
