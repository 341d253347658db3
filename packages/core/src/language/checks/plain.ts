import { isObserved, peek } from "../values/observed.ts";
import { listText, type Quantity, quantityText } from "../values/quantity.ts";
import { originalOf } from "../values/tracing.ts";

/** A value as a person reads it. */
export function valueText(value: unknown): string {
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value === "string") return value === "" ? '""' : value;
  if (isObserved(value)) return observedText(peek(value));
  const whole = originalOf(value);
  if (isQuantity(whole)) return quantityText(whole);
  if (Array.isArray(whole)) return listText(whole.map(valueText));
  return JSON.stringify(whole);
}

/** What an observed value holds, as a person reads it. */
export function observedText(state: ReturnType<typeof peek>): string {
  if (state.state === "known") return valueText(state.value);
  if (state.state === "absent") return `absent (${state.code})`;
  if (state.between === undefined) return "could not be read";
  return `between ${state.between.map(quantityText).join(" and ")}`;
}

function isQuantity(value: unknown): value is Quantity {
  return typeof value === "object" && value !== null && "unit" in value && "amount" in value;
}

/** Equality of plain JSON, part by part. Anything else equals only itself. */
export function equal(a: unknown, b: unknown): boolean {
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

export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
