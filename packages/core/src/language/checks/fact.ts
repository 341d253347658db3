import type { Json } from "../values/json.ts";
import { type Direction, keepsWithin, type Limit, limitText } from "../values/limit.ts";
import { inspect, isObserved, type Observed } from "../values/observed.ts";
import type { Problem } from "../values/problem.ts";
import { listText, type Quantity, quantityText, type Unit } from "../values/quantity.ts";

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

/** A fact about a list can be held item by item. */
export interface ListFact<TItem> {
  /** Holds when every item's assertion does. An empty list decides nothing: it is an `error`. */
  every(expect: (item: TItem) => Assertion): Assertion;
  /** Holds when at least one item's assertion does. */
  some(expect: (item: TItem) => Assertion): Assertion;
}

type FactOf<T> = Fact<T> &
  (T extends Quantity ? QuantityFact<T["unit"]> : unknown) &
  (T extends readonly (infer TItem)[] ? ListFact<TItem> : unknown);

/**
 * States a fact. Takes a plain value or an `Observed` one.
 *
 * @example fact("rotation period", key.rotationPeriod).atMost(period)
 */
export function fact<T>(name: string, value: Observed<T>): FactOf<T>;
export function fact<const T extends Json>(name: string, value: T): FactOf<Widen<T>>;
export function fact<TItem>(name: string, value: readonly TItem[]): ListFact<TItem>;
export function fact(name: string, value: unknown): unknown {
  return new NamedFact(name, value);
}

type Widen<T> = T extends boolean ? boolean : T extends string ? string : T extends number ? number : T;

const BRAND = Symbol.for("bylaw.assertion");

/** An assertion made by `fact`, `anyOf` or `allOf`. Nothing else is weighed, whatever it looks like. */
class MadeAssertion implements Assertion {
  readonly kind = "assertion";
  readonly name: string;
  readonly outcome: Assertion["outcome"];
  readonly observed: string;
  readonly expected: string;
  readonly parameter?: string;
  readonly problem?: Problem;
  readonly parts?: readonly Assertion[];

  constructor(fields: Omit<Assertion, "kind">) {
    this.name = fields.name;
    this.outcome = fields.outcome;
    this.observed = fields.observed;
    this.expected = fields.expected;
    if (fields.parameter !== undefined) this.parameter = fields.parameter;
    if (fields.problem !== undefined) this.problem = fields.problem;
    if (fields.parts !== undefined) this.parts = fields.parts;
  }
}
Object.defineProperty(MadeAssertion.prototype, BRAND, { value: true });

/** True for an assertion of this package, also of another copy of it. */
export function isAssertion(value: unknown): value is Assertion {
  return typeof value === "object" && value !== null && BRAND in value;
}

/** Holds when at least one part holds. Of an empty list, none does: it fails. */
export function anyOfParts(name: string, parts: readonly Assertion[]): Assertion {
  const foreign = parts.findIndex((part) => !isAssertion(part));
  if (foreign >= 0) return notWeighable(name, foreign);
  const outcome = parts.some((part) => part.outcome === "pass")
    ? "pass"
    : (parts.find((part) => part.outcome === "error")?.outcome ?? "fail");
  return compose(name, "at least one of them", outcome, parts);
}

/** Holds when every part holds. An empty list decides nothing: it is an `error`. */
export function allOf(name: string, parts: readonly Assertion[]): Assertion {
  const foreign = parts.findIndex((part) => !isAssertion(part));
  if (foreign >= 0) return notWeighable(name, foreign);
  if (parts.length === 0) {
    const problem: Problem = { code: "no-assertions", message: `"${name}" had nothing to judge.` };
    return new MadeAssertion({
      name,
      outcome: "error",
      observed: "nothing",
      expected: "all of them",
      problem,
    });
  }
  const outcome = parts.some((part) => part.outcome === "fail")
    ? "fail"
    : (parts.find((part) => part.outcome === "error")?.outcome ?? "pass");
  return compose(name, "all of them", outcome, parts);
}

function notWeighable(name: string, at: number): Assertion {
  const message = `Part ${at + 1} of "${name}" is not an assertion: end each fact with .is(...) or the like, and await nothing.`;
  const problem: Problem = { code: "no-assertions", message };
  return new MadeAssertion({
    name,
    outcome: "error",
    observed: "something else",
    expected: "assertions",
    problem,
  });
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
  return new MadeAssertion({ name, outcome, observed, expected, parts, ...(problem && { problem }) });
}

/** Stands for a value that is absent or could not be read. */
const NONE = Symbol("none");

class NamedFact {
  readonly #name: string;
  /** The value as given: plain, or observed. */
  readonly #given: unknown;
  /** The value itself, or {@link NONE}. */
  readonly #value: unknown;

  constructor(name: string, given: unknown) {
    this.#name = name;
    this.#given = given;
    const state = isObserved(given) ? inspect(given) : undefined;
    this.#value = state === undefined ? given : state.state === "known" ? state.value : NONE;
  }

  is(expected: unknown): Assertion {
    return this.#settle(valueText(expected), this.#value !== NONE && equal(this.#value, expected));
  }

  isOneOf(expected: readonly unknown[]): Assertion {
    const holds = this.#value !== NONE && expected.some((candidate) => equal(this.#value, candidate));
    return this.#settle(`one of ${listText(expected.map(valueText))}`, holds);
  }

  satisfies(expected: string, test: (value: unknown) => boolean): Assertion {
    return this.#settle(expected, this.#value !== NONE && test(this.#value) === true);
  }

  atMost(limit: Limit | Quantity): Assertion {
    return this.#compare("atMost", limit);
  }

  atLeast(limit: Limit | Quantity): Assertion {
    return this.#compare("atLeast", limit);
  }

  isAbsent(): Assertion {
    const state = isObserved(this.#given) ? inspect(this.#given) : undefined;
    if (state?.state !== "absent") return this.#settle("absent", false);
    const observed = `absent (${state.code})`;
    return new MadeAssertion({ name: this.#name, outcome: "pass", observed, expected: "absent" });
  }

  every(expect: (item: unknown) => Assertion): Assertion {
    if (this.#value === NONE) return this.#settle("all of them", false);
    return allOf(this.#name, (this.#value as readonly unknown[]).map(expect));
  }

  some(expect: (item: unknown) => Assertion): Assertion {
    if (this.#value === NONE) return this.#settle("at least one of them", false);
    return anyOfParts(this.#name, (this.#value as readonly unknown[]).map(expect));
  }

  #compare(direction: Direction, bound: Limit | Quantity): Assertion {
    const limit: Limit = "kind" in bound ? bound : { kind: "limit", direction, value: bound };
    const holds = this.#value !== NONE && keepsWithin(direction, this.#value as Quantity, limit.value);
    return this.#settle(limitText(limit), holds, limit.parameter);
  }

  #settle(expected: string, holds: boolean, from?: string): Assertion {
    const name = this.#name;
    const source = from === undefined ? undefined : { parameter: from };
    if (this.#value !== NONE) {
      const outcome = holds ? "pass" : "fail";
      return new MadeAssertion({ name, outcome, observed: valueText(this.#value), expected, ...source });
    }
    const state = inspect(this.#given as Observed<unknown>);
    if (state.state === "unreadable") {
      const { problem } = state;
      return new MadeAssertion({
        name,
        outcome: "error",
        observed: "could not be read",
        expected,
        problem,
        ...source,
      });
    }
    const code = state.state === "absent" ? state.code : "unknown";
    return new MadeAssertion({ name, outcome: "fail", observed: `absent (${code})`, expected, ...source });
  }
}

function valueText(value: unknown): string {
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value === "string") return value === "" ? '""' : value;
  if (isQuantity(value)) return quantityText(value);
  if (Array.isArray(value)) return listText(value.map(valueText));
  return JSON.stringify(value);
}

function isQuantity(value: unknown): value is Quantity {
  return typeof value === "object" && value !== null && "unit" in value && "amount" in value;
}

/** Equality of plain JSON, part by part. Anything else equals only itself. */
function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || !isPlain(a) || !isPlain(b)) return false;
  const other = b as Record<string, unknown>;
  const keys = Object.keys(a);
  const values = a as Record<string, unknown>;
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(other, key) && equal(values[key], other[key]))
  );
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
