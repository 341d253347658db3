import { ts } from "ts-morph";
import { someNode } from "../follow/nodes.ts";
import type { Framework, Value } from "../follow/value.ts";

/** Which parameter answers. */
const ANSWER: Readonly<Record<Framework, number>> = { express: 1, fastify: 1, hono: 0 };
/** Methods that set a status, and those that send what they are given. */
const STATUS = new Set(["status", "code", "sendStatus"]);
const SENDS = new Set(["json", "send", "end", "text", "html", "body", "render", "type", "header", "set"]);

/** True for a function that answers every request with a refusal (404 and the like) that is written there, so that nothing is served by it. */
export function refusesAll(value: Value, framework: Framework): boolean {
  if (value.kind === "either") return value.values.every((one) => refusesAll(one, framework));
  if (value.kind !== "function" || value.node.body === undefined) return false;
  const { body, parameters } = value.node;
  const name = parameters[ANSWER[framework]]?.name;
  const answer = name !== undefined && ts.isIdentifier(name) ? name.text : "";
  const parts = ts.isBlock(body) ? body.statements.map(expressionOf) : [body];
  let isRefused = false;
  for (const part of parts) {
    if (part === "throws") return true;
    if (part === undefined) return false;
    const how = answered(part, answer);
    if (how === "other" && !(isRefused && isWritten(part))) return false;
    if (how === "sent" && !isRefused) return false;
    isRefused ||= how === "refused";
  }
  return isRefused;
}

/** What a statement does: evaluates, or gives back, an expression. */
function expressionOf(node: ts.Statement): ts.Expression | "throws" | undefined {
  if (ts.isThrowStatement(node)) return "throws";
  return ts.isReturnStatement(node) || ts.isExpressionStatement(node) ? node.expression : undefined;
}

/** What a chain of calls on the answer comes to: `reply.code(404).send({})` refuses. */
function answered(node: ts.Expression, answer: string): "refused" | "sent" | "other" {
  let isRefused = false;
  let at = ts.isAwaitExpression(node) ? node.expression : node;
  while (ts.isCallExpression(at) && ts.isPropertyAccessExpression(at.expression)) {
    const { name, expression } = at.expression;
    const args = [...at.arguments];
    if (!args.every(isWritten)) return "other";
    const [first, second] = args;
    if (STATUS.has(name.text)) {
      if (!isRefusal(first)) return "other";
      isRefused = true;
    } else if (name.text === "notFound" || name.text === "callNotFound") isRefused = true;
    else if (!SENDS.has(name.text)) return "other";
    else if (second !== undefined && ts.isNumericLiteral(second)) {
      if (!isRefusal(second)) return "other";
      isRefused = true;
    }
    at = expression;
  }
  if (!ts.isIdentifier(at) || at.text !== answer) return "other";
  return isRefused ? "refused" : "sent";
}

function isRefusal(node: ts.Expression | undefined): boolean {
  return node !== undefined && ts.isNumericLiteral(node) && /^4\d\d$/.test(node.text);
}

/** True for what is there as it is written, and fetched from nowhere. */
function isWritten(node: ts.Expression): boolean {
  return !someNode(
    node,
    (one) =>
      ts.isCallExpression(one) ||
      ts.isNewExpression(one) ||
      ts.isAwaitExpression(one) ||
      ts.isFunctionLike(one) ||
      ts.isTaggedTemplateExpression(one) ||
      (ts.isBinaryExpression(one) && one.operatorToken.kind === ts.SyntaxKind.EqualsToken),
  );
}
