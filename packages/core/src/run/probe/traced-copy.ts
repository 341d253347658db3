import { sealOff } from "../../language/values/json.ts";
import { isObserved, type Observed } from "../../language/values/observed.ts";
import { ORIGINAL } from "../../language/values/tracing.ts";

/** Copies of resources and listings in which every observed value is reached by a getter. */
export interface Copier {
  listing(listing: readonly unknown[]): readonly unknown[];
  resource(value: unknown, path?: string): unknown;
}

/** As much of a listing as is traced; what is beyond is handed out as it is. */
const LARGEST = 10_000;

/** `read` hands out the observed value `field` of `path`, each time it is read. */
export function createCopier(
  read: (field: number, path: string, value: Observed<unknown>) => unknown,
): Copier {
  /** Kept, so that what a check keeps of one resource is the same when it meets it again. */
  const copies = new WeakMap<object, object>();
  let fields = 0;

  function copyOf(value: unknown, path: string): unknown {
    if (!isPlain(value)) return value;
    const kept = copies.get(value);
    if (kept !== undefined) return kept;
    const copy: object = Array.isArray(value) ? [] : {};
    copies.set(value, copy);
    copies.set(copy, copy);
    Object.defineProperty(copy, ORIGINAL, { value });
    for (const [key, part] of Object.entries(value)) {
      const own = Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
      if (isObserved(part)) {
        fields += 1;
        const field = fields;
        Object.defineProperty(copy, key, { enumerable: true, get: () => read(field, own, part) });
      } else Object.defineProperty(copy, key, { enumerable: true, value: copyOf(part, own) });
    }
    return sealOff(copy);
  }

  return {
    resource: (value, path = "") => copyOf(value, path),
    listing(listing) {
      const kept = copies.get(listing) as readonly unknown[] | undefined;
      if (kept !== undefined) return kept;
      const copy = sealOff(listing.map((one, at) => (at < LARGEST ? copyOf(one, "") : one)));
      copies.set(listing, copy);
      return copy;
    },
  };
}

/** True for what JSON has parts for. Anything else, such as a Map that a view makes, is left alone. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
