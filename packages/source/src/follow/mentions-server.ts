import { ts } from "ts-morph";
import { find } from "./context.ts";
import { someNode } from "./nodes.ts";
import type { FunctionValue, Scope } from "./value.ts";

/** True for a function that names an application or a router which is there already: what it calls may register on it. */
export function mentionsServer({ node, scope, self = scope.self }: FunctionValue): boolean {
  const isOfServer =
    self?.kind === "record" && [...self.fields.values()].some(({ kind }) => kind === "server");
  return (
    node.body !== undefined &&
    someNode(node.body, (at) =>
      ts.isIdentifier(at) ? isServer(scope, at.text) : isOfServer && at.kind === ts.SyntaxKind.ThisKeyword,
    )
  );
}

function isServer(scope: Scope, name: string): boolean {
  const binding = find(scope, name);
  if (binding === undefined) return false;
  return (binding.read === undefined ? binding.value : binding.read()).kind === "server";
}
