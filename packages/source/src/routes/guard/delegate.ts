import { ts } from "ts-morph";
import type { Follow } from "../../follow/context.ts";
import { bare, someNode } from "../../follow/nodes.ts";
import type { Framework, FunctionValue, Value } from "../../follow/value.ts";

/** Where what lets a request go on stands among the parameters. */
const NEXT: Readonly<Record<Framework, number>> = { express: 2, hono: 1, fastify: 2 };

/** The function that another one hands every request to, with its own parameters, so that its refusal holds; undefined for any other. */
export function delegateOf(
  follow: Follow,
  { node, scope }: FunctionValue,
  framework: Framework,
): Value | undefined {
  const { body, parameters } = node;
  if (body === undefined || parameters.some((one) => !ts.isIdentifier(one.name))) return undefined;
  const names = parameters.map(({ name }) => name.getText());
  const next = names[NEXT[framework]];
  const called = ts.isBlock(body)
    ? calledLast(body, next, framework)
    : callIn(body, next, framework, "returned");
  if (called === undefined) return undefined;
  const given = called.arguments.map(bare).map((one) => (ts.isIdentifier(one) ? one.text : undefined));
  if (given.length < 2 || given.some((one, index) => one === undefined || one !== names[index]))
    return undefined;
  const root = rootOf(called.expression);
  if (root === undefined || names.includes(root) || declares(body, root)) return undefined;
  return follow.evaluate(called.expression, { ...scope, names: new Map(), parent: scope });
}

/** The call that a body ends in, where nothing before it can leave the function, or let the request go on. */
function calledLast(
  { statements }: ts.Block,
  next: string | undefined,
  framework: Framework,
): ts.CallExpression | undefined {
  const last = statements.at(-1);
  if (last === undefined || !statements.slice(0, -1).every((one) => isPlain(one, next))) return undefined;
  if (ts.isReturnStatement(last) && last.expression !== undefined)
    return callIn(last.expression, next, framework, "returned");
  return ts.isExpressionStatement(last) ? callIn(last.expression, next, framework, "dropped") : undefined;
}

/** True for a statement that is run once, sets no name anew, and has nothing to do with `next`. */
function isPlain(node: ts.Statement, next: string | undefined): boolean {
  if (!ts.isExpressionStatement(node) && !ts.isVariableStatement(node)) return false;
  return !someNode(
    node,
    (one) =>
      (ts.isIdentifier(one) && (one.text === next || one.text === "arguments")) ||
      (ts.isBinaryExpression(one) && isSet(one)) ||
      ts.isYieldExpression(one),
  );
}

function isSet({ left, operatorToken }: ts.BinaryExpression): boolean {
  const { kind } = operatorToken;
  const isAssignment = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
  return isAssignment && !ts.isPropertyAccessExpression(left) && !ts.isElementAccessExpression(left);
}

/**
 * The call in `f(a)`, `await f(a)` and `Promise.resolve(f(a)).catch(next)`. What a function of Fastify does not wait for refuses nothing: the
 * request has gone on by then.
 */
function callIn(
  node: ts.Expression,
  next: string | undefined,
  framework: Framework,
  end: "returned" | "dropped" | "awaited",
): ts.CallExpression | undefined {
  if (bare(node) !== node) return callIn(bare(node), next, framework, end);
  if (ts.isAwaitExpression(node)) return callIn(node.expression, next, framework, "awaited");
  if (ts.isVoidExpression(node)) return callIn(node.expression, next, framework, "dropped");
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const [first] = node.arguments;
  if (expression.getText() === "Promise.resolve" && first !== undefined)
    return callIn(first, next, framework, end);
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== "catch")
    return framework === "fastify" && end === "dropped" ? undefined : node;
  // A refusal that is thrown holds where the error goes to `next` of Express, and nowhere else.
  const isHandedOn = first !== undefined && ts.isIdentifier(first) && first.text === next;
  return framework === "express" && isHandedOn
    ? callIn(expression.expression, next, framework, end)
    : undefined;
}

/** The name that an expression begins with. */
function rootOf(node: ts.Expression): string | undefined {
  let at = bare(node);
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at) || ts.isCallExpression(at))
    at = bare(at.expression);
  if (at.kind === ts.SyntaxKind.ThisKeyword) return "this";
  return ts.isIdentifier(at) ? at.text : undefined;
}

/** True where a body declares the name as its own. */
function declares(body: ts.Node, name: string): boolean {
  return someNode(
    body,
    (one) =>
      (ts.isVariableDeclaration(one) ||
        ts.isBindingElement(one) ||
        ts.isFunctionDeclaration(one) ||
        ts.isClassDeclaration(one)) &&
      one.name !== undefined &&
      ts.isIdentifier(one.name) &&
      one.name.text === name,
  );
}
