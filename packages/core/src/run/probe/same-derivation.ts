import { isObserved, peek } from "../../language/values/observed.ts";

/** True when two derived resources say the same, part by part, also within observed values. */
export function sameDerivation(
  one: unknown,
  other: unknown,
  met: Map<unknown, unknown> = new Map(),
): boolean {
  if (Object.is(one, other) || (met.has(one) && met.get(one) === other)) return true;
  // First: a primitive may stand for an observed value.
  if (isObserved(one) && isObserved(other)) return sameParts(peek(one), peek(other), met);
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return typeof one === "function" && typeof other === "function";
  if (isObserved(one) || isObserved(other)) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  return sameParts(one, other, met);
}

function sameParts(one: object, other: object, met: Map<unknown, unknown>): boolean {
  met.set(one, other);
  const [parts, others] = [partsOf(one), partsOf(other)];
  return (
    parts.length === others.length &&
    parts.every(([key, part], at) => {
      const [otherKey, otherPart] = others[at] as readonly [unknown, unknown];
      return sameDerivation(key, otherKey, met) && sameDerivation(part, otherPart, met);
    })
  );
}

function partsOf(value: object): readonly (readonly [unknown, unknown])[] {
  return value instanceof Map || value instanceof Set ? [...value.entries()] : Object.entries(value);
}
