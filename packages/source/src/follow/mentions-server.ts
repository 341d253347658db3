import { ts } from "ts-morph";
import { find } from "./context.ts";
import type { FunctionValue, Scope } from "./value.ts";

/** True for a function that names an application or a router which is there already: what it calls may register on it. */
export function mentionsServer({ node, scope, self = scope.self }: FunctionValue): boolean {
  const isOfServer =
    self?.kind === "record" && [...self.fields.values()].some(({ kind }) => kind === "server");
  let found = false;
  const visit = (at: ts.Node): void => {
    found ||= ts.isIdentifier(at)
      ? isServer(scope, at.text)
      : isOfServer && at.kind === ts.SyntaxKind.ThisKeyword;
    if (!found) ts.forEachChild(at, visit);
  };
  if (node.body !== undefined) visit(node.body);
  return found;
}

function isServer(scope: Scope, name: string): boolean {
  const binding = find(scope, name);
  if (binding === undefined) return false;
  return (binding.read === undefined ? binding.value : binding.read()).kind === "server";
}
