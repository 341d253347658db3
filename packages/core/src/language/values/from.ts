import { isObserved, known, type Observed, peek, unreadable } from "./observed.ts";
import { traced } from "./tracing.ts";

/** Anything but nothing: what a map does beside returning is never done for a value that was not read. */
type Returned = NonNullable<unknown> | null;

/**
 * Maps what was read. Absent and unreadable pass through unchanged; of several, unreadable goes before absent. What
 * `map` does beside returning is not done for a value that was not read, so it must return what it finds.
 *
 * @example from(bucket.policy, (policy) => policy.statements.length)
 */
export function from<T, R extends Returned>(
  observed: Observed<T>,
  map: (value: T) => R | Observed<R>,
): Observed<R>;
export function from<A, B, R extends Returned>(
  both: readonly [Observed<A>, Observed<B>],
  map: (a: A, b: B) => R | Observed<R>,
): Observed<R>;
export function from(source: unknown, map: unknown): Observed<unknown> {
  const parts = (Array.isArray(source) ? source : [source]) as readonly Observed<unknown>[];
  return traced(mapped(parts, map as (...values: readonly unknown[]) => unknown), map, parts);
}

function mapped(
  parts: readonly Observed<unknown>[],
  map: (...values: readonly unknown[]) => unknown,
): Observed<unknown> {
  const values: unknown[] = [];
  let missing: Observed<unknown> | undefined;
  for (const part of parts) {
    const state = peek(part);
    if (state.state === "unreadable") return unreadable(state.problem);
    if (state.state === "absent") missing ??= part;
    else values.push(state.value);
  }
  if (missing !== undefined) return missing;
  const result = map(...values);
  if (result !== undefined) return isObserved(result) ? result : known(result);
  return unreadable({ code: "assertion-threw", message: "The map that from was given returned nothing." });
}

/**
 * Puts `value` where the provider says that there is none.
 *
 * @example whenAbsent(bucket.lifecycleDays, days(0))
 */
export function whenAbsent<T>(observed: Observed<T>, value: T): Observed<T> {
  return traced(peek(observed).state === "absent" ? known(value) : observed, "whenAbsent", observed);
}
