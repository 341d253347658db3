import { sealOff } from "../../language/values/json.ts";
import { inspect, isObserved, type Observed, tracedValue } from "../../language/values/observed.ts";
import type { Problem } from "../../language/values/problem.ts";
import { ignoreRejection } from "../answer.ts";

/**
 * Finds code that takes an observed value for a plain one. The value is an object whatever it holds, so `if (user.mfa)` is
 * always true, and no type forbids it. Code is therefore given copies that tell which observed values it takes and opens.
 * What it took and never opened is `false` when it is asked again: code that answers otherwise then has tested the value
 * itself.
 */
export interface Probe {
  /** Asks with the copies that `trace` makes, and once more if need be. `what` names the code that is asked. */
  ask<T>(what: string, question: Question<T>): Probed<T>;
}

export interface Question<T> {
  readonly ask: (trace: Trace) => T;
  /** True for answers that are worth a second question. */
  readonly matters: (answer: T) => boolean;
  readonly same: (answer: T, other: T) => boolean;
  /** What of the answer hands values on unopened, as a view may. */
  readonly passedOn?: (answer: T) => unknown;
}

/** The answer, and the problem of a value that was taken for a plain one. */
export interface Probed<T> {
  readonly answer: T;
  readonly problem?: Problem;
}

/** The same resource or listing, traced. What is large beyond reason is taken as it is. */
export type Trace = <T>(value: T) => T;

/** Which of a scope's resources are worth a probe: the first, and then ever fewer. */
export function isSampled(number: number): boolean {
  return number <= 25 || (number & (number - 1)) === 0;
}

/** The largest listing that is traced. */
const LARGEST = 10_000;

export function createProbe(): Probe {
  const copies = new WeakMap<object, object>();
  /** Where what was taken stands in its resource. */
  const taken = new Map<unknown, string>();
  const opened = new Set<unknown>();
  /** What is `false` now. */
  let withheld: ReadonlySet<unknown> = new Set();

  function traceField(target: object, key: string, value: Observed<unknown>, path: string): void {
    let traced: Observed<unknown> | undefined;
    const get = (): unknown => {
      traced ??= tracedValue(value, {
        onOpen: (self) => opened.add(self),
        handOut: (inner) => traceAt(inner, path),
      });
      if (withheld.has(traced)) return false;
      taken.set(traced, path);
      return traced;
    };
    Object.defineProperty(target, key, { enumerable: true, get });
  }

  function traceAt(value: unknown, path: string): unknown {
    if (!isPlain(value) || isObserved(value)) return value;
    const kept = copies.get(value);
    if (kept !== undefined) return kept;
    const copy: object = Array.isArray(value) ? [] : {};
    copies.set(value, copy);
    for (const [key, part] of Object.entries(value)) {
      const own = Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
      if (isObserved(part)) traceField(copy, key, part, own);
      else Object.defineProperty(copy, key, { enumerable: true, value: traceAt(part, own) });
    }
    return sealOff(copy);
  }

  function traceListing(listing: readonly unknown[]): unknown {
    if (listing.length > LARGEST) return listing;
    const kept = copies.get(listing) ?? sealOff(listing.map((resource) => traceAt(resource, "")));
    copies.set(listing, kept);
    return kept;
  }

  const trace: Trace = (value) =>
    (Array.isArray(value) ? traceListing(value) : traceAt(value, "")) as typeof value;

  return {
    ask(what, { ask, matters, same, passedOn }) {
      taken.clear();
      opened.clear();
      const answer = ask(trace);
      if (!matters(answer)) return { answer };
      const unopened = [...taken].filter(([value]) => !opened.has(value));
      const kept = unopened.length === 0 ? new Set() : observedIn(passedOn?.(answer));
      const places = new Map(unopened.filter(([value]) => !kept.has(value)));
      if (places.size === 0) return { answer };
      withheld = new Set(places.keys());
      try {
        const other = ask(trace);
        ignoreRejection(other);
        if (same(answer, other)) return { answer };
      } catch {
        // What cannot do without the value has used it.
      } finally {
        withheld = new Set();
      }
      const [path] = places.values();
      return { answer, problem: takenForPlain(what, path as string) };
    },
  };
}

function takenForPlain(what: string, path: string): Problem {
  const message = `${what} takes ${path} for a plain value. It is observed, and always true: hand it to fact, or map it with from.`;
  return { code: "unopened-value", message };
}

/** True for what JSON has parts for. Anything else, such as a Map that a view makes, is left alone. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

/** Every observed value within, also within known ones. */
function observedIn(
  value: unknown,
  found = new Set<unknown>(),
  met = new Set<unknown>(),
): ReadonlySet<unknown> {
  if (typeof value !== "object" || value === null || met.has(value)) return found;
  met.add(value);
  const parts = value instanceof Map || value instanceof Set ? [...value.values()] : Object.values(value);
  for (const part of isObserved(value) ? [knownIn(value)] : parts) {
    if (isObserved(part)) found.add(part);
    observedIn(part, found, met);
  }
  return found;
}

function knownIn(value: Observed<unknown>): unknown {
  const state = inspect(value);
  return state.state === "known" ? state.value : undefined;
}
