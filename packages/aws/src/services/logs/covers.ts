import { matches } from "../../lib/wildcard.ts";
import type { Condition, Expression } from "./filter-pattern.ts";

/** An expression as alternatives, each a list of conditions that hold together. */
export function alternativesOf(expression: Expression): readonly (readonly Condition[])[] {
  if (expression.kind === "condition") {
    const { field, operator, value } = expression;
    return [[{ field, operator, value }]];
  }
  const parts = expression.parts.map(alternativesOf);
  if (expression.kind === "or") return parts.flat();
  return parts.reduce<readonly (readonly Condition[])[]>(
    (all, part) => all.flatMap((some) => part.map((more) => [...some, ...more])),
    [[]],
  );
}

/**
 * True when `expression` matches every event of which all of `given` hold. What cannot be told to match does not: an
 * expression that is covered in a way not weighed here is not covered.
 */
export function covers(expression: Expression, given: readonly Condition[]): boolean {
  if (expression.kind === "condition") {
    return given.some((one) => one.field === expression.field && implies(one, expression));
  }
  const { kind, parts } = expression;
  return kind === "and"
    ? parts.every((part) => covers(part, given))
    : parts.some((part) => covers(part, given));
}

/** True when an event that meets `one` meets `other` too; both are about the same field. */
function implies(one: Condition, other: Condition): boolean {
  if (one.operator === other.operator && one.value === other.value) return true;
  if (one.operator !== "=") return false;
  switch (other.operator) {
    case "EXISTS":
      return true;
    case "=":
      // A star of `one` is matched by a star of `other` alone, so `other` takes in whatever it stands for.
      return hasStar(other.value) && isPlain(other.value) && matches(other.value, one.value);
    case "!=":
      return !hasStar(one.value) && isPlain(other.value) && !matches(other.value, one.value);
    default:
      return false;
  }
}

/** CloudWatch Logs knows the star and no other wildcard; what has a question mark is not weighed. */
function isPlain(value: string): boolean {
  return !value.includes("?");
}

function hasStar(value: string): boolean {
  return value.includes("*");
}
