/** A value that JSON carries without loss. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What was met frozen, and so may be frozen on its surface only; or a second time. */
const metFrozen = new WeakSet<object>();

/**
 * Deep-freezes plain objects and arrays; what has a class of its own is left alone. What is frozen on its surface only,
 * by whoever made it, is frozen to the bottom.
 */
export function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return value;
  if (!Object.isFrozen(value)) Object.freeze(value);
  else if (metFrozen.has(value)) return value;
  else metFrozen.add(value);
  for (const part of Object.values(value)) freeze(part);
  return value;
}

/** Freezes a value as it is, for good: {@link freeze} will not look into it. */
export function sealOff<T extends object>(value: T): T {
  metFrozen.add(value);
  return Object.freeze(value);
}

/** Compares by UTF-16 code units: the one order used wherever output is sorted. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
