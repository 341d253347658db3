import { ts } from "ts-morph";
import { declare, type Follow } from "./context.ts";
import { type Scope, UNDEFINED, unknown, type Value } from "./value.ts";

/** Gives the names of a declaration their values. */
export function bind(follow: Follow, name: ts.BindingName, value: Value, scope: Scope): void {
  if (ts.isIdentifier(name)) {
    declare(follow, scope, name.text, value);
    return;
  }
  const taken = new Set<string>();
  for (const [index, element] of name.elements.entries()) {
    if (ts.isOmittedExpression(element)) continue;
    const part = ts.isArrayBindingPattern(name)
      ? itemOf(value, index, element)
      : fieldOf(follow, value, element, scope, taken);
    bind(follow, element.name, orDefault(follow, part, element.initializer, scope), scope);
  }
}

/** What was given, or what stands in its place where nothing was. */
export function orDefault(
  follow: Follow,
  value: Value,
  initializer: ts.Expression | undefined,
  scope: Scope,
): Value {
  const isGiven = value.kind !== "plain" || value.value !== undefined;
  return isGiven || initializer === undefined ? value : follow.evaluate(initializer, scope);
}

function itemOf(value: Value, index: number, element: ts.BindingElement): Value {
  if (value.kind !== "list" || value.open !== undefined) return unknown("it is part of what is not known");
  if (element.dotDotDotToken !== undefined) return { kind: "list", items: value.items.slice(index) };
  return value.items[index] ?? UNDEFINED;
}

function fieldOf(
  follow: Follow,
  value: Value,
  element: ts.BindingElement,
  scope: Scope,
  taken: Set<string>,
): Value {
  if (element.dotDotDotToken !== undefined) {
    if (value.kind !== "record") return unknown("it is part of what is not known");
    const rest = [...value.fields].filter(([key]) => !taken.has(key));
    return { kind: "record", fields: new Map(rest), ...(value.open !== undefined && { open: value.open }) };
  }
  const key = keyOf(follow, element.propertyName ?? element.name, scope);
  if (key === undefined) return unknown("its name is computed");
  taken.add(key);
  return follow.member(value, key, element);
}

/** The name of a property; undefined where only a running application knows it. */
export function keyOf(
  follow: Follow,
  name: ts.PropertyName | ts.BindingName,
  scope: Scope,
): string | undefined {
  if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) return name.text;
  if (ts.isStringLiteral(name) || ts.isNumericLiteral(name) || ts.isNoSubstitutionTemplateLiteral(name))
    return name.text;
  if (!ts.isComputedPropertyName(name)) return undefined;
  const value = follow.evaluate(name.expression, scope);
  return value.kind === "text" ? value.text : undefined;
}
