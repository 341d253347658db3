import { ts } from "ts-morph";
import { type Follow, lineOf, under } from "./context.ts";
import { either, type RecordValue, type Scope, UNDEFINED, unknown, type Value } from "./value.ts";

/** Puts into a record what is spread in it: what was there before may be replaced. */
export function spreadIn(follow: Follow, record: RecordValue, node: ts.Expression, scope: Scope): void {
  const bare = ts.isParenthesizedExpression(node) ? node.expression : node;
  const isAnd =
    ts.isBinaryExpression(bare) && bare.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  if (!isAnd) {
    spread(record, follow.evaluate(node, scope), false);
    return;
  }
  // `...(reason && { reason })`: what is false is spread as nothing.
  follow.evaluate(bare.left, scope);
  const right = under(follow, `if at ${lineOf(follow, bare)}`, () => follow.evaluate(bare.right, scope));
  spread(record, right, true);
}

function spread(record: RecordValue, value: Value, isMaybe: boolean): void {
  if (value.kind === "plain" || value.kind === "text") return;
  if (value.kind === "either") {
    for (const one of value.values) spread(record, one, true);
    return;
  }
  const open = value.kind === "record" ? value.open : "what is spread in it is not known";
  if (open !== undefined) {
    record.open = open;
    for (const [key, field] of record.fields)
      record.fields.set(key, either([field, unknown("what is spread over it is not known")]));
  }
  if (value.kind !== "record") return;
  for (const [key, field] of value.fields)
    record.fields.set(key, isMaybe ? either([record.fields.get(key) ?? UNDEFINED, field]) : field);
}
