import { freeze } from "./json.ts";
import { matchesName, meetsName } from "./names.ts";
import { type Quantity, quantityText, tlsVersions, type Unit } from "./quantity.ts";

/** Which way a limit holds: `atMost` is tightened by lowering it, `atLeast` by raising it. */
export type Direction = "atMost" | "atLeast";

/** A quantity that something is held against, with its direction. */
export interface Limit<U extends Unit = Unit, D extends Direction = Direction> {
  readonly kind: "limit";
  readonly direction: D;
  readonly value: Quantity<U>;
  /** The parameter that gave the value, when one did. */
  readonly parameter?: string;
}

/** Holds while the observed amount does not exceed `value`. For names: nothing beyond those listed, letter for letter. */
export function atMost<U extends Unit>(value: Quantity<U>): Limit<U, "atMost"> {
  return freeze({ kind: "limit", direction: "atMost", value });
}

/** Holds while the observed amount reaches `value`. For names: the words of every one listed are said by a name that is there. */
export function atLeast<U extends Unit>(value: Quantity<U>): Limit<U, "atLeast"> {
  return freeze({ kind: "limit", direction: "atLeast", value });
}

const texts = new WeakMap<Limit, string>();

/** `at most 365 days`. Kept per limit, because each one is printed on every assertion it is held against. */
export function limitText(limit: Limit): string {
  const kept = texts.get(limit);
  if (kept !== undefined) return kept;
  const text = `${limit.direction === "atMost" ? "at most" : "at least"} ${quantityText(limit.value)}`;
  texts.set(limit, text);
  return text;
}

/** True when `observed` keeps within `bound` in the given direction. Both have the same unit. */
export function keepsWithin(direction: Direction, observed: Quantity, bound: Quantity): boolean {
  if (observed.unit === "names" && bound.unit === "names") {
    return direction === "atLeast"
      ? bound.amount.every((name) => observed.amount.some((given) => meetsName(name, given)))
      : observed.amount.every((given) => bound.amount.some((name) => matchesName(name, given)));
  }
  if (observed.unit !== bound.unit)
    throw new TypeError(`${observed.unit} cannot be held against ${bound.unit}.`);
  const [a, b] = [rank(observed), rank(bound)];
  return direction === "atMost" ? a <= b : a >= b;
}

/** True when binding `candidate` would allow what `reference` forbids. */
export function isLooser(direction: Direction, candidate: Quantity, reference: Quantity): boolean {
  return !keepsWithin(direction, candidate, reference);
}

function rank(value: Quantity): number {
  const place = value.unit === "tls" ? tlsVersions.indexOf(value.amount) : value.amount;
  if (typeof place === "number" && place >= 0) return place;
  throw new TypeError(`${JSON.stringify(value.amount)} is not an amount of ${value.unit}.`);
}
