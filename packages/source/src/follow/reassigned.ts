import { ts } from "ts-morph";
import { isAssignment } from "./assign.ts";
import { someNode } from "./nodes.ts";

/** True when a function within sets the variable anew: then nobody can say when it does. */
export function reassignedIn(declaration: ts.Node, name: string): boolean {
  const home = functionAround(declaration);
  return someNode(home, (node) => setsName(node, name) && functionAround(node) !== home);
}

function setsName(node: ts.Node, name: string): boolean {
  return (
    ts.isBinaryExpression(node) &&
    isAssignment(node.operatorToken.kind) &&
    ts.isIdentifier(node.left) &&
    node.left.text === name
  );
}

function functionAround(node: ts.Node): ts.Node {
  let at = node.parent;
  while (!ts.isSourceFile(at) && !ts.isFunctionLike(at)) at = at.parent;
  return at;
}
