import type { Collector } from "../../language/checks/collector.ts";
import { scopeKey } from "../../language/checks/provider.ts";
import { collectorsOf, type Listing, primaryCollector } from "../../language/checks/view.ts";
import type { AccessReview } from "../../language/company/access-review.ts";
import type { Account, SystemListing } from "../../language/company/account.ts";
import type { Program } from "../../language/company/program.ts";
import { onePerId } from "../../language/links/groups.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import { checkedAgainstCollectors } from "../judge/checked.ts";
import { bearsOn, createListingReader, type ListingReader, notCollected } from "../judge/listing-reader.ts";
import { notRecorded } from "../judge/uncollected.ts";
import { createProbe } from "../probe/probe.ts";
import { type RecordedListing, type Recording, UNNAMED } from "../recording.ts";
import { accountOf } from "./account-of.ts";

/**
 * Every system that an access review is held over, as a recording lists its accounts, in order of name: each scope of each of its
 * listings, those of one scope together. Whatever of a system was not listed, or not whole, makes it incomplete and is told, also where
 * the recording lacks what the program looks into. A kept run is a recording too: `openKeptRun` opens it as one.
 *
 * @example
 * const systems = await systemsIn(program, review, await openKeptRun(".bylaw/evidence/2026/runs/….json"));
 */
export async function systemsIn(
  program: Program,
  review: AccessReview,
  recording: Recording,
): Promise<readonly SystemListing[]> {
  const collectors = onePerId(review.of.flatMap(collectorsOf));
  const checked = checkedAgainstCollectors({ collectors }, recording);
  const reader = createListingReader(checked, createProbe({ everything: false }));
  const systems = new Map<string, System>();
  const systemAt = (system: string, identities: string): System => {
    const found = systems.get(system) ?? {
      system,
      identities,
      sources: new Set(),
      faults: new Set(),
      accounts: new Map(),
    };
    systems.set(system, found);
    return found;
  };
  for (const listing of review.of) {
    const primary = primaryCollector(listing);
    const identities = primary.provider.id;
    const own: System[] = [];
    for (const recorded of checked.listings) {
      if (recorded.collector !== primary.id) continue;
      const system = systemAt(scopeKey(recorded.scope), identities);
      own.push(system);
      await tellIncomplete(system, listing, recorded, { checked, reader });
      await addAccounts(system, listing, recorded, reader);
    }
    for (const { key, why } of unrecorded(program, primary, checked)) {
      const system = systemAt(key, identities);
      system.faults.add(why);
      own.push(system);
    }
    const others = onePerId(collectorsOf(listing)).filter(({ id }) => id !== primary.id);
    for (const { why } of others.flatMap((one) => unrecorded(program, one, checked)))
      for (const system of own) system.faults.add(why);
    for (const system of own)
      for (const { operations } of collectorsOf(listing))
        for (const one of operations) system.sources.add(one);
  }
  return [...systems.values()]
    .map((one) => listingOf(one, recording.startedAt))
    .sort((a, b) => byCodeUnits(a.system, b.system));
}

interface System {
  readonly system: string;
  readonly identities: string;
  readonly sources: Set<string>;
  /** Why it is not whole, each once, as sentences. */
  readonly faults: Set<string>;
  /** By id, with the listing that has it. */
  readonly accounts: Map<string, { readonly account: Account; readonly listing: string }>;
}

/**
 * What a listing derives from is not whole where any recorded listing that bears on it is not, or lacks what it must have: each is told
 * by name, as a view that joins it tells of one alone.
 */
async function tellIncomplete(
  { faults }: System,
  listing: Listing,
  { scope }: RecordedListing,
  { checked, reader }: { readonly checked: Recording; readonly reader: ListingReader },
): Promise<void> {
  const needed = new Map(collectorsOf(listing).map((one) => [one.id, one]));
  const whole = new Set(joinedWhole(listing).map(({ id }) => id));
  for (const recorded of checked.listings) {
    const { collector: id, problem } = recorded;
    const collector = needed.get(id);
    if (collector === undefined || !bearsOn(recorded.scope, scope)) continue;
    if (problem !== undefined) faults.add(sentence(`${id} is incomplete: ${problem.message}`));
    if (!whole.has(id)) continue;
    for await (const batch of reader.read(collector, recorded))
      for (const item of batch)
        if ("problem" in item) faults.add(sentence(`${item.id}: ${item.problem.message}`));
  }
}

/** The collectors that a view joins and that must be complete. */
function joinedWhole(listing: Listing): readonly Collector[] {
  if (listing.kind === "collector") return [];
  const joined = Object.values(listing.using).filter((one) => one.kind !== "listing-as-read");
  return [
    ...joinedWhole(listing.each),
    ...joined.flatMap((one) => [primaryCollector(one), ...joinedWhole(one)]),
  ];
}

async function addAccounts(
  { system, faults, accounts }: System,
  listing: Listing,
  recorded: RecordedListing,
  reader: ListingReader,
): Promise<void> {
  for await (const batch of reader.read(listing, recorded))
    for (const item of batch) {
      if ("problem" in item) {
        const isNamed = item.id !== UNNAMED && item.id !== system;
        faults.add(sentence(`${isNamed ? `${item.id}: ` : ""}${item.problem.message}`));
        continue;
      }
      const account = accountOf(item.resource);
      const other = accounts.get(item.id);
      if ("why" in account) faults.add(sentence(`${item.id}: ${account.why}`));
      else if (other === undefined) accounts.set(item.id, { account, listing: listing.id });
      else faults.add(sentence(`${item.id} is listed by ${other.listing} and by ${listing.id}`));
    }
}

/** The scopes that the program looks into and a recording has nothing of, or the provider's name where it has none at all. */
function unrecorded(
  { providers }: Program,
  collector: Collector,
  { listings }: Recording,
): readonly { readonly key: string; readonly why: string }[] {
  const recorded = listings.filter((one) => one.collector === collector.id);
  if (recorded.length === 0) return [{ key: collector.provider.id, why: notCollected(collector).message }];
  return notRecorded(providers, collector, recorded).map(({ key, where }) => ({
    key,
    why: `${collector.id} was not collected in ${where}. Run again so that it is part of the recording.`,
  }));
}

/** So many reasons are told one by one. */
const TOLD = 5;

function listingOf({ system, identities, sources, faults, accounts }: System, taken: string): SystemListing {
  const told = [...faults];
  const rest = told.length > TOLD ? ` And ${told.length - TOLD} more.` : "";
  return {
    system,
    identities,
    source: [...sources].sort(byCodeUnits).join(", "),
    taken,
    ...(told.length > 0 && { incomplete: `${told.slice(0, TOLD).join(" ")}${rest}` }),
    accounts: [...accounts.values()].map(({ account }) => account).sort((a, b) => byCodeUnits(a.id, b.id)),
  };
}

function sentence(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}
