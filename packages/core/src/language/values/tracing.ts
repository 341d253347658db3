/**
 * Follows what code makes while the runner probes it: what `from` and its kin return, facts, and assertions. All are
 * objects and so always true, whatever they say.
 */
export interface Tracer {
  /** `value` as the code under the probe receives it. `by` tells one making from another; `source` is what it was made of, or a list of that. */
  made<T>(value: T, by: unknown, source: unknown): T;
}

/** Whoever probes now. Code under a probe is synchronous, so there is one at a time. */
let current: Tracer | undefined;

/** Runs `work` under the eyes of `tracer`. For the runner. */
export function tracedBy<T>(tracer: Tracer, work: () => T): T {
  const before = current;
  current = tracer;
  try {
    return work();
  } finally {
    current = before;
  }
}

/** What was made, told to whoever probes now. */
export function traced<T>(value: T, by: unknown, source: unknown): T {
  return current === undefined ? value : current.made(value, by, source);
}

/** Where a copy that a probe hands out keeps what it is a copy of. */
export const ORIGINAL: unique symbol = Symbol.for("bylaw.original");

/** What `value` is a copy of, or the value itself: printing a copy is no use of what stands in it. */
export function originalOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return (value as { readonly [ORIGINAL]?: unknown })[ORIGINAL] ?? value;
}
