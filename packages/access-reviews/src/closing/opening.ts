import type { SystemListing } from "@bylaw/core";
import type { FrozenSystem } from "../listing/frozen.ts";

/** How many accounts a sentence names. */
const NAMED = 5;

/**
 * What the run that a review was opened from lists and the frozen listing has not, or has besides, as sentences. What an account may do is
 * not compared: a newer version may word it otherwise, and whoever was shown less than there was is held to that when it is closed.
 */
export function otherAccounts(
  { system, accounts }: FrozenSystem,
  opening: readonly SystemListing[] | undefined,
): readonly string[] {
  const then = wholeIn(opening, system);
  if (then === undefined) return [];
  const frozen = new Set(accounts.map(({ id }) => id));
  const listed = new Set(then.accounts.map(({ id }) => id));
  const missing = [...listed].filter((id) => !frozen.has(id)).sort();
  const added = [...frozen].filter((id) => !listed.has(id)).sort();
  const next = "Restore the listing as it was when the review was opened.";
  return [
    ...(missing.length > 0
      ? [`The run that it was opened from lists also: ${namesOf(missing)}. ${next}`]
      : []),
    ...(added.length > 0
      ? [`The run that it was opened from does not list: ${namesOf(added)}. ${next}`]
      : []),
  ];
}

/** The systems that the run that a review was opened from lists, and the frozen listing has not. */
export function otherSystems(
  systems: readonly FrozenSystem[],
  opening: readonly SystemListing[] | undefined,
): readonly string[] {
  const frozen = new Set(systems.map(({ system }) => system));
  return (opening ?? []).map(({ system }) => system).filter((one) => !frozen.has(one));
}

/** True where every system can be held to the run that it was opened from. */
export function isHeldToOpening(
  systems: readonly FrozenSystem[],
  opening: readonly SystemListing[] | undefined,
): boolean {
  return systems.every(({ system }) => wholeIn(opening, system) !== undefined);
}

function wholeIn(opening: readonly SystemListing[] | undefined, system: string): SystemListing | undefined {
  return opening?.find((one) => one.system === system && one.incomplete === undefined);
}

function namesOf(ids: readonly string[]): string {
  const more = ids.length - NAMED;
  return `${ids.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
