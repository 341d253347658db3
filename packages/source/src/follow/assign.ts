import { ts } from "ts-morph";
import { type Follow, find, symbolIn } from "./context.ts";
import { setOnOther } from "./set-on-other.ts";
import { unwrapByName } from "./unwrapped.ts";
import { either, type Scope, text, UNDEFINED, unknown, type Value } from "./value.ts";

const SETS_ALL: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

/** True for `=` and for what sets together with it: `+=`, `||=`. */
export function isAssignment(operator: ts.SyntaxKind): boolean {
  return operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
}

/** What an assignment sets: of `||=` one of both, of `+=` the longer text. */
function givenBy(follow: Follow, { left, operatorToken, right }: ts.BinaryExpression, scope: Scope): Value {
  const given = follow.evaluate(right, scope);
  if (operatorToken.kind === ts.SyntaxKind.EqualsToken) return given;
  const before = follow.evaluate(left, scope);
  if (SETS_ALL.has(operatorToken.kind)) return either([before, given]);
  const isText =
    operatorToken.kind === ts.SyntaxKind.PlusEqualsToken && before.kind === "text" && given.kind === "text";
  return isText ? text(before.text + given.text) : unknown("it is computed");
}

/** The names in `[a, b] = list` and `({ a } = record)` are set anew, each to nobody knows what. */
function spoilNames(target: ts.Node, scope: Scope): void {
  if (ts.isIdentifier(target)) {
    const binding = find(scope, target.text);
    if (binding !== undefined) binding.value = either([binding.value, unknown("it is set with others")]);
    return;
  }
  if (ts.isPropertyAssignment(target)) spoilNames(target.initializer, scope);
  else ts.forEachChild(target, (child) => spoilNames(child, scope));
}

/** Sets a name or a property anew. Where only a running application knows whether it does, the value is one of both. */
export function assign(follow: Follow, node: ts.BinaryExpression, scope: Scope): Value {
  const given = givenBy(follow, node, scope);
  const { left } = node;
  if (ts.isObjectLiteralExpression(left) || ts.isArrayLiteralExpression(left)) {
    spoilNames(left, scope);
    return given;
  }
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
    if (!ts.isElementAccessExpression(left)) return value;
    const changed = follow.evaluate(left.expression, scope);
    unwrapByName(follow, changed, left.argumentExpression);
    spoil(changed);
    setOnOther(follow, changed, wordOf(follow.evaluate(left.argumentExpression, scope)), value, node);
    return value;
  }
  const of = follow.evaluate(left.expression, scope);
  if (of.kind === "record") {
    const before = of.fields.get(last);
    const isSure = follow.conditions.length === 0 || before === undefined;
    of.fields.set(last, isSure || before === undefined ? value : either([before, value]));
  } else if (of.kind === "list") spoil(of);
  else setOnOther(follow, of, last, value, node);
  return value;
}

/** `delete record.name`: what it was, or nothing, where only a running application knows whether it does. */
export function remove(follow: Follow, { expression }: ts.DeleteExpression, scope: Scope): Value {
  if (!ts.isPropertyAccessExpression(expression) && !ts.isElementAccessExpression(expression))
    return unknown("it is computed");
  const of = follow.evaluate(expression.expression, scope);
  const before =
    of.kind === "record" && ts.isPropertyAccessExpression(expression)
      ? of.fields.get(expression.name.text)
      : undefined;
  if (of.kind !== "record" || ts.isElementAccessExpression(expression)) spoil(of);
  else if (before !== undefined)
    of.fields.set(
      expression.name.text,
      follow.conditions.length === 0 ? UNDEFINED : either([before, UNDEFINED]),
    );
  return unknown("it is computed");
}

function wordOf(value: Value): string | undefined {
  return value.kind === "text" ? value.text : undefined;
}

/** After a change of which nobody can say what it is, each part is what it was or is not known. */
export function spoil(value: Value): void {
  if (value.kind === "list") {
    value.changes = (value.changes ?? 0) + 1;
    value.open = "an item of it is set anew";
    const items = value.items.splice(0);
    value.items.push(...items.map((one) => either([one, unknown("an item of its list is set anew")])));
  }
  if (value.kind !== "record") return;
  value.open = "a name in it is computed";
  for (const [key, before] of value.fields)
    value.fields.set(key, either([before, unknown("a property is set by a computed name")]));
}
