import type { SystemListing } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";
import { jsonText, sha256 } from "@bylaw/core/run";
import type { KnownPerson } from "../person.ts";
import {
  FORMAT,
  type FrozenAccount,
  type FrozenListing,
  type FrozenSystem,
  type ListingFile,
} from "./frozen.ts";
import { marksOf, ownerOf } from "./marks.ts";
import { refused } from "./refused.ts";
import { sinceLast } from "./since.ts";

export interface ToFreeze
  extends Pick<FrozenListing, "review" | "period" | "opened" | "due" | "dormantAfter"> {
  readonly systems: readonly SystemListing[];
  readonly people: readonly KnownPerson[];
  /** What the last closed review was held over. */
  readonly last?: FrozenListing;
}

/**
 * Freezes what a review is held over, with whom each account belongs to and what stands out of it on that day. Throws where a system
 * is not listed whole, is listed twice, or has no account: a decision on the accounts that were seen is none on those that were not.
 *
 * @example
 * const { text, digest } = await freezeListing({ review: "access-reviewed", period: "2026-Q4", opened: "2026-11-02", due: "2026-11-24", systems, people, dormantAfter: 90 });
 */
export async function freezeListing({
  review,
  period,
  opened,
  due,
  ...given
}: ToFreeze): Promise<ListingFile> {
  const systems = [...given.systems].sort((a, b) => byCodeUnits(a.system, b.system));
  if (systems.length === 0) throw refused("No system is listed.", "Name the systems that are reviewed.");
  for (const [at, one] of systems.entries()) {
    assertWhole(one);
    if (systems[at + 1]?.system === one.system)
      throw refused(`${one.system} is listed twice.`, "Give each system once.");
  }
  const listing: FrozenListing = {
    format: FORMAT,
    review,
    period,
    opened,
    due,
    dormantAfter: given.dormantAfter,
    systems: systems.map((one) => frozenSystem(one, { opened, ...given })),
  };
  const text = `${jsonText(listing, 1)}\n`;
  return { listing, text, digest: await sha256(text) };
}

function assertWhole({ system, incomplete, accounts }: SystemListing): void {
  if (incomplete !== undefined) {
    throw refused(
      `${system} is not listed whole: ${incomplete}`,
      "Mend what it says, list it anew, and open the review then.",
    );
  }
  if (accounts.length === 0) {
    throw refused(
      `${system} lists no account.`,
      "Somebody can sign in to every system: look for what the query leaves out.",
    );
  }
  const ids = accounts.map(({ id }) => id);
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice !== undefined)
    throw refused(`${system} lists ${JSON.stringify(twice)} twice.`, "Give each account an id of its own.");
}

function frozenSystem(
  { system, identities, source, taken, accounts }: SystemListing,
  { opened, people, dormantAfter, last }: Omit<ToFreeze, "review" | "period" | "due">,
): FrozenSystem {
  const former = last?.systems.find((one) => one.system === system);
  const before = new Map(former?.accounts.map((one) => [one.id, one]));
  const here = new Set(accounts.map(({ id }) => id));
  const frozen = accounts.map((listed): FrozenAccount => {
    const { rights } = listed;
    const one = {
      ...listed,
      rights: rights === "unknown" ? rights : [...new Set(rights)].sort(byCodeUnits),
    };
    const owner = ownerOf(one, identities, people);
    return {
      ...one,
      ...(owner !== undefined && { owner: owner.id }),
      marks: marksOf(one, owner, { opened, dormantAfter }),
      since: former === undefined ? "first" : sinceLast(before.get(one.id), one),
    };
  });
  return {
    system,
    identities,
    source,
    taken,
    accounts: frozen.sort((a, b) => byCodeUnits(a.id, b.id)),
    gone: [...before.values()].filter(({ id }) => !here.has(id)).map(({ id, name }) => ({ id, name })),
  };
}
