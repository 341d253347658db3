import { sealOff } from "../language/json.ts";
import { blindValue, inspect, isObserved, known, type Observed } from "../language/observed.ts";
import type { Problem } from "../language/problem.ts";

/**
 * Finds code that takes an observed value for a plain one. The value is an object whatever it holds, so `if (user.mfa)` is
 * always true, and no type forbids it. What lets a resource off is therefore asked again with nothing readable. If it still
 * lets it off, and took values that it never opened, it is asked once more without those: code that answers otherwise now
 * has tested the values themselves.
 */
export interface Probe {
  /** The problem of a value that was taken for a plain one, if any. `what` names the code that is asked. */
  misread<T>(what: string, question: Question<T>): Problem | undefined;
}

/** What a probe asks. */
export interface Question<T> {
  /** Asks with copies that `blind` makes. */
  readonly ask: (blind: Blind) => T;
  readonly letsOff: (answer: T) => boolean;
  readonly same: (answer: T, other: T) => boolean;
  /** What of the answer hands values on unopened, as a view may. */
  readonly passedOn?: (answer: T) => unknown;
}

/** A copy of a resource, or of a whole listing, in which no observed value can be read. */
export type Blind = <T>(value: T) => T;

/** Values within values: those on the surface are blinded first, then those that hold no other. */
type Depth = "surface" | "ground";
const depths: readonly Depth[] = ["surface", "ground"];

/** Where a value stands: `root` tells the resources of a listing apart, `path` leads there from its resource. */
interface Place {
  readonly root: string;
  readonly path: string;
}

export function createProbe(): Probe {
  const taken = new Map<unknown, Place>();
  const opened = new Set<unknown>();
  /** The places that are empty in copies now. */
  const missing = new Set<string>();
  const listings = { surface: new WeakMap<object, unknown>(), ground: new WeakMap<object, unknown>() };
  let copies = 0;

  function blindedField(target: object, key: string, value: Observed<unknown>, depth: Depth, place: Place) {
    const state = inspect(value);
    if (depth === "ground" && state.state === "known" && holdsObserved(state.value)) {
      define(target, key, { value: known(copyOf(state.value, depth, place)) });
      return;
    }
    const blinded = blindValue(() => void opened.add(blinded));
    define(target, key, {
      get: () => {
        if (missing.has(keyOf(place))) return undefined;
        taken.set(blinded, place);
        return blinded;
      },
    });
  }

  function copyOf(value: unknown, depth: Depth, { root, path }: Place): unknown {
    if (typeof value !== "object" || value === null) return value;
    const copy: object = Array.isArray(value) ? [] : {};
    for (const [key, part] of Object.entries(value)) {
      const own = Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
      if (isObserved(part)) blindedField(copy, key, part, depth, { root, path: own });
      else define(copy, key, { value: copyOf(part, depth, { root, path: own }) });
    }
    return sealOff(copy);
  }

  /** Listings are shared by many asks, and copied once. */
  function blindListing(listing: readonly unknown[], depth: Depth): unknown {
    const kept = listings[depth].get(listing);
    if (kept !== undefined) return kept;
    copies += 1;
    const number = copies;
    const copy = sealOff(
      listing.map((resource, at) => copyOf(resource, depth, { root: `${number} ${at}`, path: "" })),
    );
    listings[depth].set(listing, copy);
    return copy;
  }

  const blindAt =
    (depth: Depth): Blind =>
    (value) =>
      (Array.isArray(value)
        ? blindListing(value, depth)
        : copyOf(value, depth, { root: "", path: "" })) as typeof value;

  return {
    misread(what, { ask, letsOff, same, passedOn }) {
      for (const depth of depths) {
        const blind = blindAt(depth);
        taken.clear();
        opened.clear();
        const answer = attempt(ask, blind);
        if (answer === undefined || !letsOff(answer.value)) continue;
        const places = new Map(taken);
        const kept = passedOn === undefined ? new Set() : observedIn(passedOn(answer.value));
        const unopened = [...places].flatMap(([value, place]) =>
          opened.has(value) || kept.has(value) ? [] : [place],
        );
        const [first] = unopened;
        if (first === undefined) continue;
        for (const place of unopened) missing.add(keyOf(place));
        const other = attempt(ask, blind);
        missing.clear();
        if (other === undefined || !same(answer.value, other.value)) return takenForPlain(what, first.path);
      }
      return undefined;
    },
  };
}

/** Code that throws on what cannot be read lets nothing off. */
function attempt<T>(ask: (blind: Blind) => T, blind: Blind): { readonly value: T } | undefined {
  try {
    return { value: ask(blind) };
  } catch {
    return undefined;
  }
}

function takenForPlain(what: string, path: string): Problem {
  const message = `${what} takes ${path} for a plain value. It is observed, and always true: hand it to fact, or map it with from.`;
  return { code: "unopened-value", message };
}

function keyOf({ root, path }: Place): string {
  return `${root} ${path}`;
}

function define(target: object, key: string, descriptor: PropertyDescriptor): void {
  Object.defineProperty(target, key, { enumerable: true, ...descriptor });
}

function holdsObserved(value: unknown): boolean {
  return observedIn(value).size > 0;
}

function observedIn(value: unknown, found = new Set<unknown>()): ReadonlySet<unknown> {
  if (typeof value !== "object" || value === null) return found;
  for (const part of Object.values(value)) {
    if (isObserved(part)) found.add(part);
    else observedIn(part, found);
  }
  return found;
}
