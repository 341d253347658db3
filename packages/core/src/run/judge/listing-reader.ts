import type { Collector, Identified } from "../../language/checks/collector.ts";
import { lookupOf } from "../../language/checks/lookup.ts";
import { type Scope, scopeKey } from "../../language/checks/provider.ts";
import type { Derived, Joined, Listing, View } from "../../language/checks/view.ts";
import { joinedListing, primaryCollector } from "../../language/checks/view.ts";
import { freeze } from "../../language/values/json.ts";
import { inspect, isObserved } from "../../language/values/observed.ts";
import { type Problem, reworded, textOf, thrownProblem } from "../../language/values/problem.ts";
import { ignoreRejection } from "../answer.ts";
import { contentOf, type Hidden } from "../probe/content.ts";
import type { Probe } from "../probe/probe.ts";
import { type Gathered, takesOf, viewProbe } from "../probe/view-probe.ts";
import { decodeItem, type Item, type RecordedListing, type Recording, UNNAMED } from "../recording.ts";

/** Resources of a listing, materialised; with a problem when they may not be all. */
export interface Materialised {
  readonly resources: readonly unknown[];
  readonly problem?: Problem;
  /** True when some value of some resource could not be read. */
  readonly unread: boolean;
}

/** Reads listings out of a recording, deriving views on the way. */
export interface ListingReader {
  /** The items of one listing in one recorded scope, in batches. */
  read(listing: Listing, recorded: RecordedListing): AsyncIterable<readonly Item[]>;
  /** Every resource of `listing` that bears on `scope`: of its own branch for its own provider, else all. */
  materialise(listing: Listing, scope: Scope): Promise<Materialised>;
}

/** A reader over one recording. Materialised listings are kept, because many resources look into them. */
export function createListingReader(recording: Recording, probe: Probe): ListingReader {
  const kept = new Map<string, Promise<Materialised>>();
  const reader: ListingReader = {
    async *read(listing, recorded) {
      if (listing.kind === "collector") {
        yield* readLines(listing, recorded);
        return;
      }
      const derive = await deriver(listing, recorded.scope, reader, probe);
      for await (const batch of reader.read(listing.each, recorded)) yield batch.flatMap(derive);
    },
    materialise(listing, scope) {
      const collector = primaryCollector(listing);
      const bearing = recording.listings.filter(
        (one) => one.collector === collector.id && bearsOn(one.scope, scope),
      );
      const key = [listing.id, ...bearing.map((one) => scopeKey(one.scope))].join(" ");
      const found = kept.get(key) ?? readAll(listing, collector, bearing, reader);
      kept.set(key, found);
      return found;
    },
  };
  return reader;
}

/** The items of a recorded listing, held to what the listing says of itself: so many, each once, in order. */
async function* readLines(collector: Collector, recorded: RecordedListing): AsyncGenerator<readonly Item[]> {
  let count = 0;
  let last = "";
  for await (const batch of recorded.lines()) {
    yield batch.map((text): Item => {
      const item = decodeItem(collector, text);
      count += 1;
      if (item.id === UNNAMED && "problem" in item) return item;
      const inOrder = item.id > last;
      last = item.id;
      if (inOrder) return item;
      const message = `${collector.id} holds ${item.id} twice or out of order.`;
      return { id: item.id, problem: { code: "partial-data", message } };
    });
  }
  if (count === recorded.resources) return;
  const message = `${collector.id} says that it has ${recorded.resources} resources, and holds ${count}.`;
  yield [{ id: scopeKey(recorded.scope), problem: { code: "partial-data", message } }];
}

async function readAll(
  listing: Listing,
  collector: Collector,
  recorded: readonly RecordedListing[],
  reader: ListingReader,
): Promise<Materialised> {
  if (recorded.length === 0) return { resources: [], problem: notCollected(collector), unread: true };
  const resources: unknown[] = [];
  let unread = false;
  let problem: Problem | undefined;
  for (const one of recorded) {
    problem ??= one.problem;
    for await (const batch of reader.read(listing, one)) {
      for (const item of batch) {
        if ("problem" in item) problem ??= item.problem;
        else {
          resources.push(item.resource);
          unread ||= item.unread;
        }
      }
    }
  }
  Object.freeze(resources);
  if (problem === undefined) return { resources, unread };
  return { resources, problem: dependencyFailed(collector, problem), unread: true };
}

async function deriver(
  view: View,
  scope: Scope,
  reader: ListingReader,
  probe: Probe,
): Promise<(item: Item) => readonly Item[]> {
  const using = await gather(view.using, scope, reader);
  const misread = viewProbe(view, using, probe);
  const derived = new Set<string>();
  return (item) => {
    if ("problem" in item) return [item];
    const failed = (problem: Problem): readonly Item[] => [{ id: item.id, problem }];
    try {
      const accepted = takesOf(view, item.resource);
      const fault = misread(item, accepted);
      if (fault !== undefined) return failed(fault);
      if (accepted === false) return [];
      if (accepted !== true) return failed(accepted);
      if ("problem" in using) return failed(using.problem);
      const answer = derivedFrom(view.derive(item.resource as never, using.value as never));
      if ("problem" in answer) return failed(answer.problem);
      return answer.resources.map((resource): Item => {
        const id: unknown = resource?.id;
        if (typeof id !== "string" || id === "" || derived.has(id))
          return { id: item.id, problem: badDerivation(view, id) };
        derived.add(id);
        const { hidden, unread } = contentOf(resource);
        if (hidden !== undefined) return { id, problem: hiding(view, id, hidden) };
        return { id, resource: freeze(resource), unread: unread || item.unread };
      });
    } catch (error) {
      return failed(thrownProblem("assertion-threw", `${view.id} threw: ${textOf(error)}`, error));
    }
  };
}

/** What a view derived from one resource. An absent list is an empty one. */
function derivedFrom(
  answer: Derived<Identified>,
): { readonly resources: readonly Identified[] } | { readonly problem: Problem } {
  if (isObserved(answer)) {
    const state = inspect(answer);
    if (state.state === "unreadable") return { problem: state.problem };
    return derivedFrom(state.state === "known" ? state.value : []);
  }
  if (Array.isArray(answer)) return { resources: answer };
  ignoreRejection(answer);
  throw new TypeError("deriveMany answers with a list, and not a promise");
}

function hiding(view: View, id: string, { path, what }: Hidden): Problem {
  const message = `${view.id} derives ${id} with ${what} at ${path}. What stands there cannot be followed: derive plain lists, records, texts, numbers, true, false, null and observed values.`;
  return { code: "schema-mismatch", message };
}

function badDerivation(view: View, id: unknown): Problem {
  const named = typeof id === "string" && id !== "";
  const what = named ? `derives ${id} twice` : "derives a resource without an id";
  return { code: "schema-mismatch", message: `${view.id} ${what}.` };
}

/** Materialises several listings under their names, or says which of those that must be complete is not. */
export async function gather(
  using: Readonly<Record<string, Joined>>,
  scope: Scope,
  reader: ListingReader,
): Promise<Gathered> {
  const value: Record<string, unknown> = {};
  let unread = false;
  for (const [name, joined] of Object.entries(using)) {
    const listing = joinedListing(joined);
    const { resources, problem, ...read } = await reader.materialise(listing, scope);
    unread ||= read.unread;
    if (joined.kind === "listing-as-read") value[name] = lookupOf(listing.id, resources, problem);
    else if (problem === undefined) value[name] = resources;
    else return { problem };
  }
  return { value: Object.freeze(value), unread };
}

export function notCollected(collector: Collector): Problem {
  return {
    code: "not-collected",
    message: `${collector.id} was not collected. Run again so that it is part of the recording.`,
  };
}

function dependencyFailed(collector: Collector, problem: Problem): Problem {
  const message = `${collector.id} is incomplete: ${problem.message}`;
  return reworded(problem, { code: "dependency-failed", message });
}

/** True for scopes of another provider, and for those on the same branch: one contains the other. */
export function bearsOn(candidate: Scope, scope: Scope): boolean {
  if (candidate.provider !== scope.provider) {
    const both = candidate.environment !== undefined && scope.environment !== undefined;
    return !both || candidate.environment === scope.environment;
  }
  const depth = Math.min(candidate.path.length, scope.path.length);
  return candidate.path.slice(0, depth).every((part, index) => part === scope.path[index]);
}
