import type { Json } from "./json.ts";
import { type Direction, keepsWithin, type Limit, limitText } from "./limit.ts";
import { inspect, isObserved, type Observed } from "./observed.ts";
import type { Problem } from "./problem.ts";
import { listText, type Quantity, quantityText, type Unit } from "./quantity.ts";

/** One fact held against one expectation, as data. Also what `anyOf` and `allOf` return. */
export interface Assertion {
  readonly kind: "assertion";
  readonly name: string;
  readonly outcome: "pass" | "fail" | "error";
  /** What was seen, as text a person reads. */
  readonly observed: string;
  /** What was expected, as text a person reads. */
  readonly expected: string;
  /** The parameter that set the expectation, when one did. */
  readonly parameter?: string;
  /** Why it could not be decided; only on `error`. */
  readonly problem?: Problem;
  /** The assertions that `anyOf` or `allOf` weighed. */
  readonly parts?: readonly Assertion[];
}

/** A named value that waits for its expectation. An absent value fails; an unreadable one is an `error`. */
export interface Fact<T> {
  /** Holds when the value equals `expected`, part by part. */
  is(expected: T): Assertion;
  /** Holds when the value equals one of `expected`. */
  isOneOf(expected: readonly T[]): Assertion;
  /** Holds when `test` does. `expected` completes the sentence "<name> is expected to be ...". */
  satisfies(expected: string, test: (value: T) => boolean): Assertion;
  /** Holds when the provider says that there is no such value. */
  isAbsent(): Assertion;
}

/** A fact about a quantity compares only with limits of the same unit and of the right direction. */
export interface QuantityFact<U extends Unit> {
  atMost(limit: Limit<U, "atMost"> | Quantity<U>): Assertion;
  atLeast(limit: Limit<U, "atLeast"> | Quantity<U>): Assertion;
}

type FactOf<T> = Fact<T> & (T extends Quantity ? QuantityFact<T["unit"]> : unknown);

/**
 * States a fact. Takes a plain value or an `Observed` one.
 *
 * @example fact("rotation period", key.rotationPeriod).atMost(period)
 */
export function fact<T>(name: string, value: Observed<T>): FactOf<T>;
export function fact<const T extends Json>(name: string, value: T): FactOf<Widen<T>>;
export function fact(name: string, value: unknown): unknown {
  return new NamedFact(name, value);
}

type Widen<T> = T extends boolean ? boolean : T extends string ? string : T extends number ? number : T;

/** Holds when at least one part holds. Of an empty list, none does: it fails. */
export function anyOf(name: string, parts: readonly Assertion[]): Assertion {
  const outcome = parts.some((part) => part.outcome === "pass")
    ? "pass"
    : (parts.find((part) => part.outcome === "error")?.outcome ?? "fail");
  return compose(name, "at least one of them", outcome, parts);
}

/** Holds when every part holds. An empty list decides nothing: it is an `error`. */
export function allOf(name: string, parts: readonly Assertion[]): Assertion {
  if (parts.length === 0) {
    const problem: Problem = { code: "no-assertions", message: `"${name}" had nothing to judge.` };
    return {
      kind: "assertion",
      name,
      outcome: "error",
      observed: "nothing",
      expected: "all of them",
      problem,
    };
  }
  const outcome = parts.some((part) => part.outcome === "fail")
    ? "fail"
    : (parts.find((part) => part.outcome === "error")?.outcome ?? "pass");
  return compose(name, "all of them", outcome, parts);
}

function compose(
  name: string,
  expected: string,
  outcome: Assertion["outcome"],
  parts: readonly Assertion[],
): Assertion {
  const held = parts.filter((part) => part.outcome === "pass").length;
  const observed = parts.length === 0 ? "none found" : `${held} of ${parts.length}`;
  const problem = outcome === "error" ? parts.find((part) => part.outcome === "error")?.problem : undefined;
  return { kind: "assertion", name, outcome, observed, expected, ...(problem && { problem }), parts };
}

class NamedFact {
  readonly #name: string;
  readonly #value: unknown;

  constructor(name: string, value: unknown) {
    this.#name = name;
    this.#value = value;
  }

  is(expected: unknown): Assertion {
    return this.#hold(
      () => valueText(expected),
      (value) => equal(value, expected),
    );
  }

  isOneOf(expected: readonly unknown[]): Assertion {
    return this.#hold(
      () => `one of ${listText(expected.map(valueText))}`,
      (value) => expected.some((candidate) => equal(value, candidate)),
    );
  }

  satisfies(expected: string, test: (value: unknown) => boolean): Assertion {
    return this.#hold(() => expected, test);
  }

  atMost(limit: Limit | Quantity): Assertion {
    return this.#compare("atMost", limit);
  }

  atLeast(limit: Limit | Quantity): Assertion {
    return this.#compare("atLeast", limit);
  }

  isAbsent(): Assertion {
    const name = this.#name;
    const expected = "absent";
    if (isObserved(this.#value)) {
      const state = inspect(this.#value);
      if (state.state === "absent") {
        return { kind: "assertion", name, outcome: "pass", observed: `absent (${state.code})`, expected };
      }
    }
    return this.#hold(
      () => expected,
      () => false,
    );
  }

  #compare(direction: Direction, bound: Limit | Quantity): Assertion {
    const limit: Limit = "kind" in bound ? bound : { kind: "limit", direction, value: bound };
    const assertion = this.#hold(
      () => limitText(limit),
      (value) => keepsWithin(direction, value as Quantity, limit.value),
    );
    return limit.parameter === undefined ? assertion : { ...assertion, parameter: limit.parameter };
  }

  #hold(expectedText: () => string, test: (value: unknown) => boolean): Assertion {
    const name = this.#name;
    const expected = expectedText();
    let value = this.#value;
    if (isObserved(value)) {
      const state = inspect(value);
      if (state.state === "unreadable") {
        return {
          kind: "assertion",
          name,
          outcome: "error",
          observed: "could not be read",
          expected,
          problem: state.problem,
        };
      }
      if (state.state === "absent") {
        return { kind: "assertion", name, outcome: "fail", observed: `absent (${state.code})`, expected };
      }
      value = state.value;
    }
    const outcome = test(value) === true ? "pass" : "fail";
    return { kind: "assertion", name, outcome, observed: valueText(value), expected };
  }
}

function valueText(value: unknown): string {
  if (typeof value === "string") return value === "" ? '""' : value;
  if (isQuantity(value)) return quantityText(value);
  if (Array.isArray(value)) return listText(value.map(valueText));
  return JSON.stringify(value);
}

function isQuantity(value: unknown): value is Quantity {
  return typeof value === "object" && value !== null && "unit" in value && "amount" in value;
}

function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), b as Record<string, unknown>];
  return (
    left.length === Object.keys(b).length &&
    left.every(([key, part]) => key in right && equal(part, right[key]))
  );
}
