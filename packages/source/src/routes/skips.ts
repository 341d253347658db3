import { ts } from "ts-morph";
import { isAssignment } from "../follow/assign.ts";
import { someNode } from "../follow/nodes.ts";
import { type FunctionValue, nameOf, type Value } from "../follow/value.ts";

/** How many parameters a function of Express has that takes errors, and where `next` stands among them. */
const TAKES_ERRORS = 4;

/** How a function of Express leaves what it stands in by `next("route")` or `next("router")`; undefined where it does not. */
export function leaves(value: Value, what: "route" | "router"): string | undefined {
  const own = functionsIn(value).find((one) => some(one, (node) => isCallWith(node, what)));
  return own === undefined ? undefined : `${nameOf(own)} calls next("${what}")`;
}

/** How a function that takes errors lets a request go on as if there was none; undefined where it does not. */
export function forgives(value: Value): string | undefined {
  const own = functionsIn(value).find((one) => {
    const next = one.node.parameters.length === TAKES_ERRORS ? one.node.parameters[3]?.name : undefined;
    return next !== undefined && ts.isIdentifier(next) && goesOn(one, next.text);
  });
  return own === undefined ? undefined : `${nameOf(own)} takes an error and calls next() without it`;
}

/** How a function of Express gives a request another path, which what stands before one path never saw; undefined where it does not. */
export function rewrites(value: Value): string | undefined {
  const own = functionsIn(value).find((one) => some(one, setsUrl));
  return own === undefined ? undefined : `${nameOf(own)} sets another url`;
}

function setsUrl(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node) || !isAssignment(node.operatorToken.kind)) return false;
  const { left } = node;
  if (ts.isPropertyAccessExpression(left)) return left.name.text === "url";
  return ts.isElementAccessExpression(left) && /^["'`]url["'`]$/.test(left.argumentExpression.getText());
}

function functionsIn(value: Value): readonly FunctionValue[] {
  if (value.kind === "function") return [value];
  return value.kind === "either" ? value.values.flatMap(functionsIn) : [];
}

function isCallWith(node: ts.Node, what: string): boolean {
  if (!ts.isCallExpression(node)) return false;
  const [first] = node.arguments;
  return (
    node.arguments.length === 1 && first !== undefined && ts.isStringLiteralLike(first) && first.text === what
  );
}

/** True for a function that may call `next`, by the name that it has there, without an error. */
export function goesOn(value: FunctionValue, next: string): boolean {
  return some(value, (node) => isFree(node, next));
}

/** True for a mention of `next` that is no call with an error. */
function isFree(node: ts.Node, name: string): boolean {
  if (!ts.isIdentifier(node) || node.text !== name) return false;
  const { parent } = node;
  if (!ts.isCallExpression(parent)) return !ts.isParameter(parent);
  if (parent.expression !== node) return !isCatch(parent.expression);
  const [first] = parent.arguments;
  return first === undefined || /^(?:undefined|null|["'`].*)$/.test(first.getText());
}

/** True for `catch` of a promise, which gives an error to what it is given. */
function isCatch(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === "catch";
}

function some({ node }: FunctionValue, holds: (node: ts.Node) => boolean): boolean {
  return node.body !== undefined && someNode(node.body, holds);
}
