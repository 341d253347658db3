import { type CallExpression, Node, type ObjectLiteralExpression } from "ts-morph";
import { textOf } from "../../project/literal.ts";
import type { Names } from "../../project/names.ts";
import { type Written, writtenAt } from "./written.ts";

/** The object that a call is given, where it is written there. */
export function objectOf(call: CallExpression): ObjectLiteralExpression | undefined {
  let [given] = call.getArguments();
  while (
    Node.isAsExpression(given) ||
    Node.isSatisfiesExpression(given) ||
    Node.isParenthesizedExpression(given)
  )
    given = given.getExpression();
  return Node.isObjectLiteralExpression(given) ? given : undefined;
}

/** The value of a property, where it is written there. */
export function propertyOf(object: ObjectLiteralExpression, name: string): Node | undefined {
  const property = object.getProperty(name);
  if (Node.isPropertyAssignment(property)) return property.getInitializer();
  return Node.isShorthandPropertyAssignment(property) ? property.getNameNode() : undefined;
}

/** The texts of an object's properties, by their names. */
export function entriesOf(node: Node | undefined): readonly (readonly [name: string, value: Node])[] {
  if (!Node.isObjectLiteralExpression(node)) return [];
  return node.getProperties().flatMap((property) => {
    if (!Node.isPropertyAssignment(property)) return [];
    const value = property.getInitializer();
    const name = property.getNameNode();
    const text = Node.isStringLiteral(name) ? name.getLiteralValue() : name.getText();
    return value === undefined ? [] : [[text, value] as const];
  });
}

/** By criterion, the call that claims it: `soc2("CC6.1")`, `soc2.supporting("CC6.7")`. */
export function claimsOf(call: CallExpression, names: Names): ReadonlyMap<string, Written> {
  const given = objectOf(call);
  const satisfies = given === undefined ? undefined : propertyOf(given, "satisfies");
  const calls = (satisfies?.getDescendants() ?? []).filter((node) => Node.isCallExpression(node));
  return new Map(
    calls.flatMap((one) => {
      const [criterion] = one.getArguments();
      const id = criterion === undefined ? undefined : textOf(criterion)?.text;
      return id === undefined || names(one.getExpression()) === undefined
        ? []
        : [[id, writtenAt(one)] as const];
    }),
  );
}
