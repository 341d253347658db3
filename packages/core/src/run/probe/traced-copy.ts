import { sealOff } from "../../language/values/json.ts";
import { isObserved, type Observed } from "../../language/values/observed.ts";
import { ORIGINAL } from "../../language/values/tracing.ts";

/** Copies of resources and listings in which every observed value is reached by a getter. */
export interface Copier {
  /** Forgets the copies of what was asked about before. Those of listings are kept. */
  forget(): void;
  listing(listing: readonly unknown[]): readonly unknown[];
  resource(value: unknown, path?: string): unknown;
}

/** As much of a listing as is traced; what is beyond is handed out as it is. */
const LARGEST = 10_000;

/** `read` hands out the observed value `field` of `path`, each time it is read. */
export function createCopier(
  read: (field: number, path: string, value: Observed<unknown>) => unknown,
): Copier {
  // Kept while one resource is asked about, so that what code meets twice is the same both times. No WeakMap: of many short
  // lives it makes collecting garbage slow.
  const copies = new Map<object, object>();
  const listings = new WeakMap<object, readonly unknown[]>();
  let fields = 0;

  function copyOf(value: unknown, path: string): unknown {
    if (!isPlain(value) || ORIGINAL in value) return value;
    const kept = copies.get(value);
    if (kept !== undefined) return kept;
    const copy: object = holdsObserved(value) ? (Array.isArray(value) ? [] : {}) : value;
    copies.set(value, copy);
    if (copy === value) return value;
    Object.defineProperty(copy, ORIGINAL, { value });
    for (const [key, part] of Object.entries(value)) {
      const own = Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
      if (isObserved(part)) {
        fields += 1;
        const field = fields;
        Object.defineProperty(copy, key, { enumerable: true, get: () => read(field, own, part) });
      } else if (isPlain(part)) {
        // Copied when it is read: code looks at little of a large resource.
        Object.defineProperty(copy, key, { enumerable: true, get: () => copyOf(part, own) });
      } else Object.defineProperty(copy, key, { enumerable: true, value: part });
    }
    return sealOff(copy);
  }

  return {
    forget: () => copies.clear(),
    resource: (value, path = "") => copyOf(value, path),
    listing(listing) {
      const kept = listings.get(listing);
      if (kept !== undefined) return kept;
      const copy = sealOff(listing.map((one, at) => (at < LARGEST ? copyOf(one, "") : one)));
      listings.set(listing, copy);
      return copy;
    },
  };
}

/** Deeper than that it is taken to hold one. */
const DEEPEST = 20;

/** False for what is plain to the bottom, such as a policy document: there is nothing to trace in it, so it needs no copy. */
function holdsObserved(value: object, depth = 0): boolean {
  // To look into what is a copy already would be to take what stands in it.
  if (depth > DEEPEST || ORIGINAL in value) return true;
  for (const part of Object.values(value) as readonly unknown[])
    if (isObserved(part) || (isPlain(part) && holdsObserved(part, depth + 1))) return true;
  return false;
}

/** True for what JSON has parts for. Anything else, such as a Map that a view makes, is left alone. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
