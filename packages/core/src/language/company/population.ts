import type { Identified } from "../checks/collector.ts";
import type { Listing } from "../checks/view.ts";
import { defined } from "../values/defined.ts";
import { BylawError } from "../values/errors.ts";
import { slug } from "../values/id.ts";
import { assertKind } from "../values/kind.ts";
import type { Observed } from "../values/observed.ts";

/** What a tester reads of an item: `null` where there is none. */
export type Attribute = string | number | boolean | null | readonly string[];

/** The attributes of an item by name; what could not be read leaves the population undecided. */
export type Attributes = Readonly<Record<string, Attribute | undefined | Observed<Attribute>>>;

/** From when until when a run looked: instants with their zone, such as `2026-03-10T06:00:00Z`. */
export interface LookedAt {
  readonly from: string;
  readonly to: string;
}

/** Everything of one kind that happened in a period, or was there: what a sample is drawn from. */
export interface Population {
  readonly kind: "population";
  readonly id: string;
  readonly title: string;
  readonly of: Listing;
  /** When an item happened, as an instant with its zone or a day. Without it, an item is of every period in which a run listed it. */
  readonly at?: (item: never) => string | Observed<string>;
  /** The listing that tells from when until when each of its resources was looked at, and how. */
  readonly source?: Listing;
  readonly window?: (resource: never) => LookedAt;
  /** Of its resources that are listed no more, by id, why nobody looked at their last hours. */
  readonly gone?: Readonly<Record<string, string>>;
  readonly attributes: (item: never) => Attributes;
}

interface PopulationFields<TItem extends Identified> {
  readonly id: string;
  readonly title: string;
  /** A collector or a view; every run lists it, whether or not a check reads it. */
  readonly of: Listing<TItem>;
  /** What a tester reads of each item. */
  readonly attributes: (item: TItem) => Attributes;
}

interface Looking<TItem, TSource extends Identified> {
  readonly at: (item: TItem) => string | Observed<string>;
  /** The listing that `of` derives from, one resource after the other, or `of` itself. */
  readonly source: Listing<TSource>;
  /** From when until when a run looked at one of its resources: runs whose windows touch leave nothing out. */
  readonly window: (resource: TSource) => LookedAt;
  /**
   * Why a resource is listed no more, by id: `{ "acme/old": "Archived in May, deleted on 2026-06-02, OPS-12." }`. Without, no sample
   * is drawn, as nobody looked at its last hours; with it each sample says so first.
   */
  readonly gone?: Readonly<Record<string, string>>;
}

interface Listed<TItem> {
  readonly at?: (item: TItem) => string | Observed<string>;
  readonly source?: never;
  readonly window?: never;
  readonly gone?: never;
}

/** A population as it is written. */
export type PopulationDefinition<
  TItem extends Identified,
  TSource extends Identified = Identified,
> = PopulationFields<TItem> & (Looking<TItem, TSource> | Listed<TItem>);

/**
 * Declares a listing as a population of the program. One of what happens says `at`, and with `source` and `window` how far
 * back each run looked, so that it can be shown complete; one of what is there is what the runs of a period listed.
 *
 * @example
 * definePopulation({
 *   id: "changes",
 *   title: "Changes that reached a default branch",
 *   of: changes,
 *   at: ({ at }) => at,
 *   source: branchHistories,
 *   window: ({ from, to }) => ({ from, to }),
 *   attributes: ({ repository, way, by }) => ({ repository, way, by }),
 * });
 */
export function definePopulation<TItem extends Identified, TSource extends Identified>(
  definition: PopulationDefinition<TItem, TSource>,
): Population {
  const { id, title, of, at, source, window, attributes, gone = {} } = definition;
  slug("Population", id);
  const place = `population ${id}`;
  if (typeof title !== "string" || title.trim() === "")
    throw invalid(`${place} has no title.`, "Say what its items are, as an auditor would.");
  assertKind(`${place}: of`, of, "collector", "view");
  assertFunction(place, "attributes", attributes);
  if (at !== undefined) assertFunction(place, "at", at);
  for (const [name, why] of Object.entries(gone))
    if (typeof why !== "string" || why.trim() === "")
      throw invalid(
        `${place}: gone says nothing of ${JSON.stringify(name)}.`,
        "Say why it is listed no more.",
      );
  if (source === undefined && window === undefined && Object.keys(gone).length === 0)
    return defined({ kind: "population", ...definition });
  assertKind(`${place}: source`, source, "collector", "view");
  assertFunction(place, "window", window);
  assertFunction(place, "at", at);
  if (!sourcesOf(of).includes(source as Listing))
    throw invalid(
      `${place}: its source, ${(source as Listing).id}, is no listing that ${of.id} derives from one by one.`,
      `Name one of: ${sourcesOf(of)
        .map((one) => one.id)
        .join(", ")}.`,
    );
  return defined({ kind: "population", ...definition });
}

/** A listing, and those that it derives from one by one. */
function sourcesOf(listing: Listing): readonly Listing[] {
  return listing.kind === "collector" ? [listing] : [listing, ...sourcesOf(listing.each)];
}

function assertFunction(place: string, name: string, given: unknown): void {
  if (typeof given === "function") return;
  const next =
    "Write it as in at: ({ at }) => at, source: histories, window: ({ from, to }) => ({ from, to }).";
  throw invalid(`${place}: ${name} is ${given === undefined ? "missing" : "no function"}.`, next);
}

function invalid(message: string, next: string): BylawError {
  return new BylawError("invalid-definition", message, { next });
}
