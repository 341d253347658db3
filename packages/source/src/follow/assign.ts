import { ts } from "ts-morph";
import { type Follow, find, symbolIn } from "./context.ts";
import { either, type Scope, unknown, type Value } from "./value.ts";

/** Sets a name or a property anew. Where only a running program knows whether it does, the value is one of both. */
export function assign(follow: Follow, node: ts.BinaryExpression, scope: Scope): Value {
  const given = follow.evaluate(node.right, scope);
  const { left } = node;
  const isOwn = given.kind === "function" && given.node === node.right;
  const last = ts.isPropertyAccessExpression(left) ? left.name.text : undefined;
  const value = isOwn && last !== undefined ? { ...given, symbol: symbolIn(scope, last) } : given;
  if (ts.isIdentifier(left)) {
    const binding = find(scope, left.text);
    if (binding === undefined) return value;
    const isSure = follow.conditions.length <= binding.depth;
    binding.value = isSure ? value : either([binding.value, value]);
    return value;
  }
  if (last === undefined || !ts.isPropertyAccessExpression(left)) {
    spoil(ts.isElementAccessExpression(left) ? follow.evaluate(left.expression, scope) : undefined);
    return value;
  }
  const of = follow.evaluate(left.expression, scope);
  if (of.kind === "record") {
    const before = of.fields.get(last);
    const isSure = follow.conditions.length === 0 || before === undefined;
    of.fields.set(last, isSure || before === undefined ? value : either([before, value]));
  }
  return value;
}

function spoil(value: Value | undefined): void {
  if (value?.kind === "record") value.open = "a name in it is computed";
  if (value?.kind === "list") value.open = "an item of it is set anew";
  if (value?.kind === "record")
    for (const key of value.fields.keys()) {
      const before = value.fields.get(key);
      if (before !== undefined)
        value.fields.set(key, either([before, unknown("a property is set by a computed name")]));
    }
}
