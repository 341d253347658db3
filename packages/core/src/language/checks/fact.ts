import type { Json } from "../values/json.ts";
import { type Direction, keepsWithin, type Limit, limitText } from "../values/limit.ts";
import { matchesName } from "../values/names.ts";
import { isObserved, type Observed, type ObservedState, peek } from "../values/observed.ts";
import { count, listText, type Quantity, type Unit } from "../values/quantity.ts";
import { traced } from "../values/tracing.ts";
import { type Assertion, assertion } from "./assertion.ts";
import { allOfParts, anyOfParts } from "./compose.ts";
import { equal, isPlain, observedText, valueText } from "./plain.ts";

/** A named value that waits for its expectation. An absent value fails; an unreadable one is an `error`. */
export interface Fact<T> {
  /** Holds when the value equals `expected`, part by part. */
  is(expected: T): Assertion;
  /** Holds when there is a value and it does not equal `unwanted`. */
  isNot(unwanted: T): Assertion;
  /** Holds when the value equals one of `expected`. */
  isOneOf(expected: readonly T[]): Assertion;
  /** Holds when `test` does. `expected` completes the sentence "<name> is expected to be ...". */
  satisfies(expected: string, test: (value: T) => boolean): Assertion;
  /** Holds when there is a value, whichever. */
  isPresent(): Assertion;
  /** Holds when the provider says that there is no such value. */
  isAbsent(): Assertion;
}

/** What a quantity is held against. A count may be held against a bare number. */
type Bound<U extends Unit, D extends Direction> =
  | Limit<U, D>
  | Quantity<U>
  | ("count" extends U ? number : never);

/** A fact about a quantity compares only with limits of the same unit and of the right direction. */
export interface QuantityFact<U extends Unit> {
  /** Holds when the amount does not exceed the limit. */
  atMost(limit: Bound<U, "atMost">): Assertion;
  /** Holds when the amount reaches the limit. */
  atLeast(limit: Bound<U, "atLeast">): Assertion;
}

/** A fact about a list can be held item by item. */
export interface ListFact<TItem> {
  /** Holds when every item's assertion does. An empty list decides nothing: it is an `error`. */
  every(expect: (item: TItem) => Assertion): Assertion;
  /** Holds when at least one item's assertion does. */
  some(expect: (item: TItem) => Assertion): Assertion;
  /** Holds when the list has so many items: a number, or a limit on one. */
  hasLength(length: number | Limit<"count">): Assertion;
  /** Holds when the list has no item. */
  isEmpty(): Assertion;
}

/** A fact about a list of plain values. */
export interface MemberFact<TItem> {
  /** Holds when some item equals `item`, part by part. */
  includes(item: TItem): Assertion;
}

/** A fact about a text. */
export interface TextFact {
  /** Holds when the text matches: a regular expression, or a pattern in which `*` stands for any run of characters. */
  matches(pattern: RegExp | string): Assertion;
  /** Holds when `part` stands somewhere in the text. */
  includes(part: string): Assertion;
  /** Holds when the text has so many UTF-16 code units: a number, or a limit on one. */
  hasLength(length: number | Limit<"count">): Assertion;
  /** Holds when the text has no character. */
  isEmpty(): Assertion;
}

type FactOf<T> = Fact<T> &
  (T extends Quantity ? QuantityFact<T["unit"]> : unknown) &
  (T extends number ? QuantityFact<"count"> : unknown) &
  ([T] extends [string] ? TextFact : unknown) &
  (T extends readonly (infer TItem)[] ? ListFact<TItem> & MemberFact<TItem> : unknown);

/**
 * States a fact. Takes a plain value or an `Observed` one.
 *
 * @example fact("rotation period", key.rotationPeriod).atMost(period)
 */
export function fact<T>(name: string, value: Observed<T>): FactOf<T>;
export function fact<const T extends Json>(name: string, value: T): FactOf<Widen<T>>;
export function fact<TItem>(name: string, value: readonly TItem[]): ListFact<TItem>;
export function fact(name: string, value: unknown): unknown {
  if (!isObserved(value)) return traced(new NamedFact(name, plainState(name, value)), name, undefined);
  return traced(new NamedFact(name, peek(value)), name, value);
}

/** The compiler says so too; yet a misspelt field is `undefined`, and "anything but" something holds of that. */
function plainState(name: string, value: unknown): ObservedState<unknown> {
  if (value !== undefined && (Array.isArray(value) || isJson(value))) return { state: "known", value };
  const what = value === undefined ? "undefined" : `a ${typeof value} that JSON cannot carry`;
  const message = `"${name}" was given ${what}, and not a value that was read.`;
  return { state: "unreadable", problem: { code: "schema-mismatch", message } };
}

function isJson(value: unknown): boolean {
  return typeof value === "object"
    ? value === null || isPlain(value)
    : ["boolean", "number", "string"].includes(typeof value);
}

/** What a literal is one of, and what a list of literals is a list of. */
type Widen<T> = T extends boolean
  ? boolean
  : T extends string
    ? string
    : T extends number
      ? number
      : T extends readonly (infer TItem)[]
        ? readonly Widen<TItem>[]
        : T;

type AnyLimit = Limit | Quantity | number;

/** Holds a value that was read. Everything else is decided by what the value is not. */
type Test = (value: unknown) => boolean;

class NamedFact {
  readonly #name: string;
  readonly #state: ObservedState<unknown>;

  constructor(name: string, state: ObservedState<unknown>) {
    this.#name = name;
    this.#state = state;
  }

  is(expected: unknown): Assertion {
    return this.#holds(valueText(expected), (value) => equal(value, expected));
  }

  isNot(unwanted: unknown): Assertion {
    return this.#holds(`anything but ${valueText(unwanted)}`, (value) => !equal(value, unwanted));
  }

  isOneOf(expected: readonly unknown[]): Assertion {
    const text = `one of ${listText(expected.map(valueText))}`;
    return this.#holds(text, (value) => expected.some((candidate) => equal(value, candidate)));
  }

  satisfies(expected: string, test: Test): Assertion {
    return this.#holds(expected, (value) => test(value) === true);
  }

  isPresent(): Assertion {
    return this.#holds("present", (value) => value !== undefined && value !== null);
  }

  isAbsent(): Assertion {
    return this.#state.state === "absent"
      ? this.#settle("absent", "pass")
      : this.#holds("absent", () => false);
  }

  matches(pattern: RegExp | string): Assertion {
    // `search` starts afresh each time, also with a pattern that is global.
    const test =
      typeof pattern === "string"
        ? (text: string) => matchesName(pattern, text)
        : (text: string) => text.search(pattern) >= 0;
    return this.#holds(`to match ${String(pattern)}`, (value) => test(value as string));
  }

  includes(part: unknown): Assertion {
    return this.#holds(`to include ${valueText(part)}`, (value) =>
      typeof value === "string"
        ? typeof part === "string" && value.includes(part)
        : (value as readonly unknown[]).some((item) => equal(item, part)),
    );
  }

  hasLength(length: number | Limit<"count">): Assertion {
    const holds = (amount: number): boolean =>
      typeof length === "number"
        ? amount === length
        : keepsWithin(length.direction, count(amount), length.value);
    const [text, parameter] =
      typeof length === "number" ? [String(length)] : [limitText(length), length.parameter];
    return this.#holds(`a length of ${text}`, (value) => holds((value as string).length), parameter);
  }

  isEmpty(): Assertion {
    return this.#holds("empty", (value) => (value as string).length === 0);
  }

  every(expect: (item: unknown) => Assertion): Assertion {
    if (this.#state.state !== "known") return this.#holds("all to pass", () => false);
    return allOfParts(this.#name, held(this.#state.value, expect), this);
  }

  some(expect: (item: unknown) => Assertion): Assertion {
    if (this.#state.state !== "known") return this.#holds("at least one", () => false);
    return anyOfParts(this.#name, held(this.#state.value, expect), undefined, this);
  }

  atMost(bound: AnyLimit): Assertion {
    return this.#compare("atMost", bound);
  }

  atLeast(bound: AnyLimit): Assertion {
    return this.#compare("atLeast", bound);
  }

  #compare(direction: Direction, bound: AnyLimit): Assertion {
    const limit = limitOf(direction, bound);
    const keeps = (value: unknown): boolean =>
      keepsWithin(direction, typeof value === "number" ? asCount(value) : (value as Quantity), limit.value);
    const state = this.#state;
    if (state.state === "unreadable" && state.between !== undefined) {
      const [least, most] = state.between.map(keeps);
      if (least === most)
        return this.#settle(limitText(limit), least === true ? "pass" : "fail", limit.parameter);
    }
    return this.#holds(limitText(limit), keeps, limit.parameter);
  }

  #holds(expected: string, test: Test, parameter?: string): Assertion {
    const state = this.#state;
    if (state.state === "unreadable") return this.#settle(expected, "error", parameter);
    const holds = state.state === "known" && test(state.value);
    return this.#settle(expected, holds ? "pass" : "fail", parameter);
  }

  #settle(expected: string, outcome: Assertion["outcome"], parameter?: string): Assertion {
    const state = this.#state;
    const problem = state.state === "unreadable" && outcome === "error" ? state.problem : undefined;
    const observed = observedText(state);
    return assertion({ name: this.#name, outcome, observed, expected, parameter, problem }, this);
  }
}

function held(list: unknown, expect: (item: unknown) => Assertion): readonly Assertion[] {
  return (list as readonly unknown[]).map((item) => expect(item));
}

function limitOf(direction: Direction, bound: AnyLimit): Limit {
  if (typeof bound === "object" && "kind" in bound) return bound;
  return { kind: "limit", direction, value: typeof bound === "number" ? count(bound) : bound };
}

/** A number that was observed, whatever it is: one that is negative keeps no count, and says so. */
function asCount(amount: number): Quantity<"count"> {
  return { unit: "count", amount };
}
