import { ts } from "ts-morph";
import type { Follow } from "../../follow/context.ts";
import { lineOf } from "../../follow/context.ts";
import { someNode } from "../../follow/nodes.ts";
import type { Framework, FunctionValue, Scope, Value } from "../../follow/value.ts";
import { isRefusedBefore, isRefusingStatus, statusIn } from "./status.ts";

/** Which parameter answers, and which lets a request go on. */
const ANSWER: Readonly<Record<Framework, number>> = { express: 1, fastify: 1, hono: 0 };
const NEXT: Readonly<Record<Framework, number>> = { express: 2, fastify: 2, hono: 1 };
/** Methods of an answer that send what they are given. */
const SENDS: Readonly<Record<Framework, ReadonlySet<string>>> = {
  express: new Set(["send", "json", "jsonp", "end", "write", "sendFile", "download", "render"]),
  fastify: new Set(["send", "end", "write", "hijack", "sendFile", "download", "view", "from"]),
  hono: new Set(["json", "text", "html", "body", "newResponse", "render"]),
};
/** How far helpers are followed that are handed the answer. */
const DEEPEST = 4;

const known = new WeakMap<Scope, Map<ts.Node, string | undefined>>();

/**
 * How a function of the company answers a request by itself, with more than a refusal: the end of a sentence. What stands behind it is not passed
 * by then. Undefined for one that only refuses, redirects, sets headers or says nothing.
 */
export function sentBy(follow: Follow, value: Value, framework: Framework): string | undefined {
  if (value.kind === "either" || value.kind === "made") {
    const parts = value.kind === "either" ? value.values : value.args;
    return parts.map((one) => sentBy(follow, one, framework)).find((one) => one !== undefined);
  }
  if (value.kind !== "function") return undefined;
  const all = known.get(value.scope) ?? new Map<ts.Node, string | undefined>();
  known.set(value.scope, all);
  if (!all.has(value.node)) all.set(value.node, search(follow, value, framework));
  return all.get(value.node);
}

interface Asked {
  readonly follow: Follow;
  readonly framework: Framework;
  readonly scope: Scope;
  /** The names of the answer and of what lets the request go on. */
  readonly answer: string;
  readonly next: string | undefined;
  readonly depth: number;
}

function search(follow: Follow, { node, scope, symbol }: FunctionValue, framework: Framework) {
  // Four parameters of Express take errors.
  if (framework === "express" && node.parameters.length > 3) return undefined;
  const answer = nameAt(node, ANSWER[framework]);
  if (answer === undefined) return undefined;
  const next = nameAt(node, NEXT[framework]);
  const where = sendingIn({ follow, framework, scope, answer, next, depth: 0 }, node);
  return where === undefined ? undefined : `${symbol} may answer by itself at ${where}`;
}

function nameAt(node: FunctionValue["node"], index: number): string | undefined {
  const name = node.parameters[index]?.name;
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
}

function sendingIn(asked: Asked, node: FunctionValue["node"]): string | undefined {
  const { body } = node;
  if (body === undefined) return undefined;
  let where: string | undefined;
  someNode(body, (one) => {
    where ??= placeIn(asked, one, body);
    return where !== undefined;
  });
  if (where !== undefined || ts.isBlock(body) || asked.framework !== "hono") return where;
  return givesBack(asked, body, body) ? lineOf(asked.follow, body) : undefined;
}

/** Where a node sends something, by itself or by a function that it hands the answer to. */
function placeIn(asked: Asked, node: ts.Node, body: ts.Node): string | undefined {
  if (asked.framework === "hono" && isBehindNext(asked, node, body)) return undefined;
  if (isSending(asked, node, body)) return lineOf(asked.follow, node);
  return ts.isCallExpression(node) ? byHelper(asked, node) : undefined;
}

function isSending(asked: Asked, node: ts.Node, body: ts.Node): boolean {
  const { framework } = asked;
  if (framework === "hono" && ts.isReturnStatement(node) && functionAround(node) === body.parent)
    return node.expression !== undefined && givesBack(asked, node.expression, body);
  if (framework === "hono" && ts.isNewExpression(node)) return isResponse(asked, node);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  const [first, second] = node.arguments;
  if (name.text === "pipe" || name.text === "pipeTo")
    return first !== undefined && rootOf(first) === asked.answer;
  if (!SENDS[framework].has(name.text) || rootOf(expression) !== asked.answer) return false;
  if (!isOfAnswer(expression)) return false;
  if (name.text === "hijack") return true;
  if (first === undefined || first.kind === ts.SyntaxKind.NullKeyword || isError(first)) return false;
  if (framework === "hono" && isRefusingStatus(asked, statusIn(second))) return false;
  return !isRefusedBefore(asked, node, body);
}

/** True for the answer itself, `reply.raw`, and a chain of calls on it. */
function isOfAnswer(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return true;
  if (ts.isCallExpression(node))
    return ts.isPropertyAccessExpression(node.expression) && isOfAnswer(node.expression.expression);
  return ts.isPropertyAccessExpression(node) && node.name.text === "raw" && isOfAnswer(node.expression);
}

function rootOf(node: ts.Expression): string | undefined {
  let at = node;
  while (ts.isPropertyAccessExpression(at) || ts.isCallExpression(at) || ts.isNonNullExpression(at))
    at = at.expression;
  return ts.isIdentifier(at) ? at.text : undefined;
}

/** True for an error, as it was thrown or as it is made: what it becomes is a refusal. */
function isError(node: ts.Expression): boolean {
  const text = ts.isNewExpression(node) || ts.isCallExpression(node) ? node.expression.getText() : "";
  if (/error|exception|unauthori[sz]ed|forbidden|boom/i.test(text)) return true;
  return ts.isIdentifier(node) && /^(?:e|ex|err|error|cause)$/i.test(node.text);
}

/** True for what a middleware of Hono gives back and is an answer: anything but what comes of the rest of the chain. */
function givesBack(asked: Asked, node: ts.Expression, body: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node) || ts.isAsExpression(node))
    return givesBack(asked, node.expression, body);
  if (ts.isConditionalExpression(node))
    return givesBack(asked, node.whenTrue, body) || givesBack(asked, node.whenFalse, body);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return true;
  return ts.isIdentifier(node) && node.text !== "undefined" && !isOfNext(asked, node.text, body);
}

/** True for a name that is given what the rest of the chain came to. */
function isOfNext({ next }: Asked, name: string, body: ts.Node): boolean {
  return someNode(
    body,
    (node) =>
      ts.isVariableDeclaration(node) &&
      node.name.getText() === name &&
      node.initializer !== undefined &&
      someNode(node.initializer, (one) => ts.isIdentifier(one) && one.text === next),
  );
}

function isResponse(asked: Asked, node: ts.NewExpression): boolean {
  const [first, second] = node.arguments ?? [];
  if (node.expression.getText() !== "Response" || first === undefined) return false;
  if (first.kind === ts.SyntaxKind.NullKeyword || isThrown(node)) return false;
  return !isRefusingStatus(asked, statusIn(second));
}

function isThrown(node: ts.Node): boolean {
  let at = node.parent;
  while (!ts.isStatement(at) && !ts.isFunctionLike(at)) at = at.parent;
  return ts.isThrowStatement(at);
}

/** True for what happens after the rest of the chain did. */
function isBehindNext({ next }: Asked, node: ts.Node, body: ts.Node): boolean {
  if (next === undefined || !ts.isBlock(body)) return false;
  const waits = body.statements.find(
    (one) =>
      ts.isExpressionStatement(one) &&
      ts.isAwaitExpression(one.expression) &&
      one.expression.expression.getText() === `${next}()`,
  );
  return waits !== undefined && node.pos >= waits.end;
}

function functionAround(node: ts.Node): ts.Node {
  let at = node.parent;
  while (!ts.isFunctionLike(at) && !ts.isSourceFile(at)) at = at.parent;
  return at;
}

/** The same of a function of the company that a node hands the answer to. */
function byHelper(asked: Asked, node: ts.CallExpression): string | undefined {
  const { follow, framework, scope, answer, depth } = asked;
  const index = node.arguments.findIndex((one) => ts.isIdentifier(one) && one.text === answer);
  const root = rootOf(node.expression);
  if (index === -1 || depth >= DEEPEST || root === answer) return undefined;
  const callee = follow.evaluate(node.expression, { ...scope, names: new Map(), parent: scope });
  if (callee.kind !== "function") return undefined;
  const own = nameAt(callee.node, index);
  if (own === undefined) return undefined;
  const next = nameAt(callee.node, NEXT[framework]);
  return sendingIn({ ...asked, scope: callee.scope, answer: own, next, depth: depth + 1 }, callee.node);
}
