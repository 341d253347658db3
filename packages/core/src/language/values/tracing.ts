/**
 * Follows what code makes while the runner probes it: what `from` and its kin return, facts, and assertions. All are
 * objects and so always true, whatever they say.
 */
export interface Tracer {
  /** `value` as the code under the probe receives it. `by` tells one making from another; `source` is what it was made of, or a list of that. */
  made<T>(value: T, by: unknown, source: unknown): T;
  /** The observed value that the primitive `value` was handed out for, when it was. */
  standsFor(value: unknown): object | undefined;
}

/**
 * Where whoever probes now stands. Code under a probe is synchronous, so there is one at a time; and it may hold another
 * copy of this package than the runner does, so it stands where both find it.
 */
const PLACE: unique symbol = Symbol.for("bylaw.tracer");
let place: { current?: Tracer | undefined } | undefined;

function shared(): { current?: Tracer | undefined } {
  if (place !== undefined) return place;
  const everywhere = globalThis as { [PLACE]?: { current?: Tracer | undefined } };
  everywhere[PLACE] ??= {};
  place = everywhere[PLACE];
  return place;
}

/** Runs `work` under the eyes of `tracer`. For the runner. */
export function tracedBy<T>(tracer: Tracer, work: () => T): T {
  const here = shared();
  const before = here.current;
  here.current = tracer;
  try {
    return work();
  } finally {
    here.current = before;
  }
}

/** What was made, told to whoever probes now. */
export function traced<T>(value: T, by: unknown, source: unknown): T {
  const tracer = shared().current;
  return tracer === undefined ? value : tracer.made(value, by, source);
}

/** The observed value that a probe handed `value` out for: only code that uses it as a plain one takes notice. */
export function standsFor(value: unknown): object | undefined {
  return shared().current?.standsFor(value);
}

/** Where a copy that a probe hands out keeps what it is a copy of. */
export const ORIGINAL: unique symbol = Symbol.for("bylaw.original");

/** What `value` is a copy of, or the value itself: printing a copy is no use of what stands in it. */
export function originalOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return (value as { readonly [ORIGINAL]?: unknown })[ORIGINAL] ?? value;
}
