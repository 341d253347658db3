import { ts } from "ts-morph";
import type { Follow } from "../../follow/context.ts";
import { bare } from "../../follow/nodes.ts";
import type { Scope } from "../../follow/value.ts";

interface Asked {
  readonly follow: Follow;
  readonly scope: Scope;
  readonly answer: string;
}

const STATUS = new Set(["status", "code", "writeHead"]);
/** Names of what refuses: `StatusCodes.UNAUTHORIZED`, `error.status`. */
const REFUSES =
  /unauthori[sz]ed|forbidden|denied|too_?many|not_?found|bad_?request|not_?allowed|unavailable|err(?:or)?\b/i;

const EITHER: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** True for a status by which nothing of a route is served: that of a refusal, of a redirect, or of no content. */
export function isRefusingStatus(asked: Asked, given: ts.Expression | undefined): boolean {
  if (given === undefined) return false;
  const { follow, scope } = asked;
  const node = bare(given);
  // Of one or the other, each.
  if (ts.isConditionalExpression(node))
    return isRefusingStatus(asked, node.whenTrue) && isRefusingStatus(asked, node.whenFalse);
  if (ts.isBinaryExpression(node) && EITHER.has(node.operatorToken.kind))
    return isRefusingStatus(asked, node.left) && isRefusingStatus(asked, node.right);
  const value = follow.evaluate(node, { ...scope, names: new Map(), parent: scope });
  if (value.kind !== "plain" || typeof value.value !== "number") return REFUSES.test(node.getText());
  return value.value >= 300 || value.value === 204;
}

/** The status in a second argument: a number, or an object that has one. */
export function statusIn(node: ts.Expression | undefined): ts.Expression | undefined {
  if (node === undefined || !ts.isObjectLiteralExpression(node)) return node;
  const found = node.properties.find((one) => one.name?.getText() === "status");
  return found !== undefined && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}

/** True for a call on an answer whose status is one of a refusal: in the same chain, or by a statement before it. */
export function isRefusedBefore(asked: Asked, call: ts.CallExpression, body: ts.Node): boolean {
  if (setsStatus(asked, call)) return true;
  for (let at: ts.Node = call; at !== body; at = at.parent) {
    const { parent } = at;
    if (!ts.isBlock(parent) && !ts.isCaseOrDefaultClause(parent)) continue;
    const before = parent.statements.slice(0, parent.statements.indexOf(at as ts.Statement));
    const isRefused = before.some(
      (one) => ts.isExpressionStatement(one) && setsStatus(asked, one.expression),
    );
    if (isRefused) return true;
  }
  return false;
}

function setsStatus(asked: Asked, node: ts.Expression): boolean {
  if (ts.isBinaryExpression(node))
    return (
      ts.isPropertyAccessExpression(node.left) &&
      node.left.name.text === "statusCode" &&
      isRefusingStatus(asked, node.right)
    );
  let at = node;
  while (ts.isCallExpression(at) && ts.isPropertyAccessExpression(at.expression)) {
    if (STATUS.has(at.expression.name.text) && isRefusingStatus(asked, at.arguments[0])) return true;
    at = at.expression.expression;
  }
  return false;
}
