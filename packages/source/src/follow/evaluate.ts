import { ts } from "ts-morph";
import { assign, isAssignment, remove } from "./assign.ts";
import { keyOf } from "./bind.ts";
import { type Follow, find, functionOf, lineOf, symbolIn, under } from "./context.ts";
import { bare } from "./nodes.ts";
import { spreadIn } from "./spread.ts";
import {
  either,
  type ListValue,
  type RecordValue,
  type Scope,
  text,
  UNDEFINED,
  unknown,
  type Value,
} from "./value.ts";

/** What an expression comes to. What is registered within it is registered on the way. */
export function evaluate(follow: Follow, node: ts.Node | undefined, scope: Scope): Value {
  if (node === undefined) return UNDEFINED;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return text(node.text);
  if (ts.isNumericLiteral(node)) return { kind: "plain", value: Number(node.text) };
  if (ts.isRegularExpressionLiteral(node)) return { kind: "pattern", text: node.text };
  if (ts.isIdentifier(node)) return named(node.text, scope);
  if (ts.isPropertyAccessExpression(node))
    return follow.member(follow.evaluate(node.expression, scope), node.name.text, node);
  if (ts.isCallExpression(node)) return follow.callNode(node, scope);
  if (ts.isNewExpression(node)) return follow.construct(node, scope);
  if (ts.isArrowFunction(node)) return functionOf(follow, node, scope, lineName(follow, node), scope.self);
  if (ts.isFunctionExpression(node))
    return functionOf(follow, node, scope, node.name?.text ?? lineName(follow, node));
  if (ts.isClassExpression(node)) {
    const symbol = symbolIn(scope, node.name?.text ?? lineName(follow, node));
    return { kind: "class", node, scope, symbol };
  }
  if (ts.isObjectLiteralExpression(node)) return recordOf(follow, node, scope);
  if (ts.isArrayLiteralExpression(node)) return listOf(follow, node.elements, scope);
  if (ts.isTemplateExpression(node)) return templateOf(follow, node, scope);
  if (ts.isBinaryExpression(node)) return binary(follow, node, scope);
  if (ts.isConditionalExpression(node)) return conditional(follow, node, scope);
  if (ts.isElementAccessExpression(node)) return elementOf(follow, node, scope);
  return other(follow, node, scope);
}

function other(follow: Follow, node: ts.Node, scope: Scope): Value {
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return { kind: "plain", value: true };
    case ts.SyntaxKind.FalseKeyword:
      return { kind: "plain", value: false };
    case ts.SyntaxKind.NullKeyword:
      return { kind: "plain", value: null };
    case ts.SyntaxKind.ThisKeyword:
      return scope.self ?? unknown("this is not known here");
  }
  const inner = bare(node as ts.Expression);
  if (inner !== node) return follow.evaluate(inner, scope);
  if (ts.isAwaitExpression(node)) {
    const value = follow.evaluate(node.expression, scope);
    // What waits for a plugin of Fastify loads those that were registered before.
    if (value.kind === "server") for (const load of value.server.plugin?.waiting.splice(0) ?? []) load();
    return value;
  }
  if (ts.isDeleteExpression(node)) return remove(follow, node, scope);
  if (ts.isVoidExpression(node)) {
    follow.evaluate(node.expression, scope);
    return UNDEFINED;
  }
  if (ts.isPrefixUnaryExpression(node)) return negated(node, follow.evaluate(node.operand, scope));
  ts.forEachChild(node, (child) => {
    if (ts.isExpression(child)) follow.evaluate(child, scope);
  });
  return unknown("it is computed");
}

function negated(node: ts.PrefixUnaryExpression, value: Value): Value {
  const isNot = node.operator === ts.SyntaxKind.ExclamationToken;
  if (isNot && value.kind === "plain" && typeof value.value === "boolean")
    return { kind: "plain", value: !value.value };
  return unknown("it is computed");
}

function lineName(follow: Follow, node: ts.Node): string {
  return `line ${follow.placeOf(node).line}`;
}

function named(name: string, scope: Scope): Value {
  if (name === "undefined") return UNDEFINED;
  const binding = find(scope, name);
  if (binding === undefined) return { kind: "external", symbol: `global#${name}` };
  return binding.read === undefined ? binding.value : binding.read();
}

function recordOf(follow: Follow, node: ts.ObjectLiteralExpression, scope: Scope): Value {
  const record: RecordValue = { kind: "record", fields: new Map() };
  for (const one of node.properties) {
    if (ts.isSpreadAssignment(one)) spreadIn(follow, record, one.expression, scope);
    else if (ts.isShorthandPropertyAssignment(one))
      record.fields.set(one.name.text, named(one.name.text, scope));
    else {
      const key = keyOf(follow, one.name, scope);
      const value = fieldValueOf(follow, one, scope, key ?? "computed", record);
      if (key === undefined) record.open = "a name in it is computed";
      else record.fields.set(key, value);
    }
  }
  return record;
}

function fieldValueOf(
  follow: Follow,
  one: ts.PropertyAssignment | ts.MethodDeclaration | ts.AccessorDeclaration,
  scope: Scope,
  key: string,
  self: Value,
): Value {
  if (ts.isPropertyAssignment(one)) {
    const value = follow.evaluate(one.initializer, scope);
    const isOwn = value.kind === "function" && value.node === one.initializer;
    return isOwn ? { ...value, symbol: symbolIn(scope, key) } : value;
  }
  return ts.isMethodDeclaration(one) ? functionOf(follow, one, scope, key, self) : unknown("it is computed");
}

/** Values in their order, with what is spread among them. */
export function listOf(follow: Follow, nodes: readonly ts.Expression[], scope: Scope): ListValue {
  const list: ListValue = { kind: "list", items: [] };
  for (const node of nodes) {
    if (!ts.isSpreadElement(node)) {
      list.items.push(follow.evaluate(node, scope));
      continue;
    }
    const value = follow.evaluate(node.expression, scope);
    if (value.kind === "list") list.items.push(...value.items);
    if (value.kind !== "list") list.open = "what is spread in it is not known";
    else if (value.open !== undefined) list.open = value.open;
  }
  return list;
}

function templateOf(follow: Follow, node: ts.TemplateExpression, scope: Scope): Value {
  const parts = node.templateSpans.map((span) => {
    const value = wordOf(follow.evaluate(span.expression, scope));
    return value === undefined ? undefined : value + span.literal.text;
  });
  if (parts.includes(undefined)) return unknown("its text is computed");
  return text(node.head.text + parts.join(""));
}

function wordOf(value: Value): string | undefined {
  if (value.kind === "text") return value.text;
  return value.kind === "plain" ? String(value.value) : undefined;
}

function binary(follow: Follow, node: ts.BinaryExpression, scope: Scope): Value {
  const operator = node.operatorToken.kind;
  if (isAssignment(operator)) return assign(follow, node, scope);
  if (operator === ts.SyntaxKind.PlusToken) return sum(follow, node, scope);
  const left = follow.evaluate(node.left, scope);
  if (
    operator === ts.SyntaxKind.BarBarToken ||
    operator === ts.SyntaxKind.QuestionQuestionToken ||
    operator === ts.SyntaxKind.AmpersandAmpersandToken
  ) {
    const right = under(follow, `if at ${lineOf(follow, node)}`, () => follow.evaluate(node.right, scope));
    return either([left, right]);
  }
  const right = follow.evaluate(node.right, scope);
  return operator === ts.SyntaxKind.CommaToken ? right : unknown("it is computed");
}

/** `a + b + c`, as long as it is, from the first on. */
function sum(follow: Follow, node: ts.BinaryExpression, scope: Scope): Value {
  const rest: ts.Expression[] = [];
  let at: ts.Expression = node;
  for (; isSum(at); at = at.left) rest.push(at.right);
  let value = follow.evaluate(at, scope);
  for (const one of rest.reverse()) value = added(value, follow.evaluate(one, scope));
  return value;
}

function added(before: Value, after: Value): Value {
  const words = [wordOf(before), wordOf(after)];
  const isText = before.kind === "text" || after.kind === "text";
  return isText && !words.includes(undefined) ? text(words.join("")) : unknown("it is computed");
}

function isSum(node: ts.Expression): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}

function conditional(follow: Follow, node: ts.ConditionalExpression, scope: Scope): Value {
  const asked = follow.evaluate(node.condition, scope);
  if (asked.kind === "plain" && typeof asked.value === "boolean")
    return follow.evaluate(asked.value ? node.whenTrue : node.whenFalse, scope);
  const where = lineOf(follow, node);
  const yes = under(follow, `if at ${where}`, () => follow.evaluate(node.whenTrue, scope));
  const no = under(follow, `else at ${where}`, () => follow.evaluate(node.whenFalse, scope));
  return either([yes, no]);
}

function elementOf(follow: Follow, node: ts.ElementAccessExpression, scope: Scope): Value {
  const of = follow.evaluate(node.expression, scope);
  const key = follow.evaluate(node.argumentExpression, scope);
  if (key.kind === "text") return follow.member(of, key.text, node);
  const index = key.kind === "plain" && typeof key.value === "number" ? key.value : undefined;
  if (of.kind === "list" && of.open === undefined && index !== undefined) return of.items[index] ?? UNDEFINED;
  return unknown("its name is computed");
}
