import { z } from "zod";
import { freeze } from "./json.ts";
import { type Problem, problemSchema } from "./problem.ts";
import type { Quantity } from "./quantity.ts";
import { standsFor } from "./tracing.ts";

declare const content: unique symbol;

/**
 * A value that may be known, absent (a fact: the provider said that there is none) or unreadable. It has no
 * readable property on purpose: hand it to `fact`, or map it with `from`, so that what was not read can never
 * pass for a value.
 */
export interface Observed<out T> {
  readonly [content]: T;
  /** Never called. It stands here because TypeScript refuses what can be called as a condition. */
  (neverAsCondition: "hand it to fact, or map it with from"): never;
}

/** What an {@link Observed} holds, for the runner and for printing. */
export type ObservedState<T> =
  | { readonly state: "known"; readonly value: T }
  | { readonly state: "absent"; readonly operation: string; readonly code: string }
  | {
      readonly state: "unreadable";
      readonly problem: Problem;
      /** What a count is at least and at most, when only some of what it counts could not be read. */
      readonly between?: readonly [Quantity<"count">, Quantity<"count">];
    };

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

/** A count of which only the bounds could be read. */
export function countBetween(
  problem: Problem,
  between: readonly [Quantity<"count">, Quantity<"count">],
): Observed<Quantity<"count">> {
  return seal({ state: "unreadable", problem, between });
}

/** How a traced value is opened, so that it can tell; and how it is looked at without telling. */
export const OPEN: unique symbol = Symbol.for("bylaw.observed.open");
export const PEEK: unique symbol = Symbol.for("bylaw.observed.peek");

/** Opens an observed value. For the runner and for collectors; a check hands the value to `fact` instead. */
export function inspect<T>(observed: Observed<T>): ObservedState<T> {
  return stateOf(observed, OPEN);
}

/** The same, unnoticed by a probe: for code that puts what it finds into another observed value, or prints it. */
export function peek<T>(observed: Observed<T>): ObservedState<T> {
  return stateOf(observed, PEEK);
}

function stateOf<T>(observed: Observed<T>, way: typeof OPEN | typeof PEEK): ObservedState<T> {
  if (!isObserved(observed)) {
    throw new TypeError("What was given is no observed value: use it as it is, or hand it to fact.");
  }
  const real = typeof observed === "object" ? observed : standsFor(observed);
  const look = (
    real as { readonly [OPEN]?: () => ObservedState<T>; readonly [PEEK]?: () => ObservedState<T> }
  )[way];
  return look === undefined ? (real as unknown as ObservedState<T>) : look();
}

/** True for an {@link Observed}, also one made by another copy of this package, and never for data that looks like one. */
export function isObserved(value: unknown): value is Observed<unknown> {
  if (typeof value === "object" && value !== null)
    return (value as { readonly [BRAND]?: unknown })[BRAND] === true;
  return standsFor(value) !== undefined;
}

/** The same for every field: a schema costs most when it is made, and when it is first asked. */
const absentSchema = z.strictObject({ state: z.literal("absent"), operation: z.string(), code: z.string() });
const unreadableSchema = z.strictObject({ state: z.literal("unreadable"), problem: problemSchema });

function stateOfField<T>(schema: z.ZodType<T>) {
  return z.discriminatedUnion("state", [
    z.strictObject({ state: z.literal("known"), value: schema }),
    absentSchema,
    unreadableSchema,
  ]);
}

/** The schema of an observed field in a collected resource, made when it is first needed: a provider has a thousand. */
export function observed<T>(schema: z.ZodType<T>): z.ZodType<Observed<T>> {
  return z.lazy(() => stateOfField(schema).transform(seal) as unknown as z.ZodType<Observed<T>>);
}

const BRAND: unique symbol = Symbol.for("bylaw.observed");
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
