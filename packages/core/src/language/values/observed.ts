import { z } from "zod";
import { freeze } from "./json.ts";
import { type Problem, problemSchema } from "./problem.ts";

declare const content: unique symbol;

/**
 * A value that may be known, absent (a fact: the provider said that there is none) or unreadable. It has no
 * readable property on purpose: hand it to `fact`, or map it with `from`, so that what was not read can never
 * pass for a value.
 */
export interface Observed<out T> {
  readonly [content]: T;
}

/** What an {@link Observed} holds, for the runner and for printing. */
export type ObservedState<T> =
  | { readonly state: "known"; readonly value: T }
  | { readonly state: "absent"; readonly operation: string; readonly code: string }
  | { readonly state: "unreadable"; readonly problem: Problem };

/** A value that was read. */
export function known<T>(value: T): Observed<T> {
  return seal({ state: "known", value });
}

/** Proof that there is no value: the operation that said so, and the word it used. */
export function absent(operation: string, code: string): Observed<never> {
  return seal({ state: "absent", operation, code });
}

/** A value that could not be read, and why. */
export function unreadable(problem: Problem): Observed<never> {
  return seal({ state: "unreadable", problem });
}

/** Opens an observed value. For the runner and for collectors; a check hands the value to `fact` instead. */
export function inspect<T>(observed: Observed<T>): ObservedState<T> {
  return observed as unknown as ObservedState<T>;
}

/** True for an {@link Observed}, also one made by another copy of this package, and never for data that looks like one. */
export function isObserved(value: unknown): value is Observed<unknown> {
  return typeof value === "object" && value !== null && BRAND in value;
}

/**
 * Maps what was read. Absent and unreadable pass through unchanged.
 *
 * @example from(bucket.policy, (policy) => policy.statements.length)
 */
export function from<T, R>(observed: Observed<T>, map: (value: T) => R | Observed<R>): Observed<R>;
export function from<A, B, R>(
  both: readonly [Observed<A>, Observed<B>],
  map: (a: A, b: B) => R | Observed<R>,
): Observed<R>;
export function from(source: unknown, map: (...values: never[]) => unknown): Observed<unknown> {
  const parts = (Array.isArray(source) ? source : [source]) as readonly Observed<unknown>[];
  const states = parts.map((part) => inspect(part));
  const kinds = states.map(({ state }) => state);
  const missing = ["unreadable" as const, "absent" as const].find((kind) => kinds.includes(kind));
  if (missing !== undefined) return parts[kinds.indexOf(missing)] as Observed<never>;
  const values = states.map((state) => (state.state === "known" ? state.value : undefined));
  const result = (map as (...all: readonly unknown[]) => unknown)(...values);
  return isObserved(result) ? result : known(result);
}

/** Puts `value` where the provider says that there is none. */
export function whenAbsent<T>(observed: Observed<T>, value: T): Observed<T> {
  return inspect(observed).state === "absent" ? known(value) : observed;
}

/** The schema of an observed field in a collected resource. */
export function observed<T>(schema: z.ZodType<T>): z.ZodType<Observed<T>> {
  const states = z.discriminatedUnion("state", [
    z.strictObject({ state: z.literal("known"), value: schema }),
    z.strictObject({ state: z.literal("absent"), operation: z.string(), code: z.string() }),
    z.strictObject({ state: z.literal("unreadable"), problem: problemSchema }),
  ]);
  return states.transform(seal) as unknown as z.ZodType<Observed<T>>;
}

/** How a {@link tracedValue} tells on who uses it. */
interface Tracing {
  readonly onOpen: (self: Observed<unknown>) => void;
  /** What a known value is handed out as. */
  readonly handOut: (value: unknown) => unknown;
}

/** The same observed value, which tells when it is opened. For the runner, which probes what checks do with one. */
export function tracedValue(value: Observed<unknown>, { onOpen, handOut }: Tracing): Observed<unknown> {
  const state = inspect(value);
  const own = Object.entries(state).map(([key, part]) => {
    const get = key === "value" ? () => handOut(part) : () => part;
    return [key, { get }] as const;
  });
  const open = () => {
    onOpen(self);
    return state.state;
  };
  const properties: PropertyDescriptorMap = { ...Object.fromEntries(own), state: { get: open } };
  const self = Object.freeze(Object.create(prototype, properties) as Observed<unknown>);
  return self;
}

const BRAND = Symbol.for("bylaw.observed");
const prototype: object = Object.freeze(
  Object.defineProperty({ [BRAND]: true }, Symbol.toPrimitive, {
    value: () => {
      throw new TypeError(
        "An observed value is no text and no number: hand it to fact, or map it with from.",
      );
    },
  }),
);

function seal<T>(state: ObservedState<T>): Observed<T> {
  if (state.state === "known") freeze(state.value);
  return Object.freeze(Object.assign(Object.create(prototype), state));
}
