import { ts } from "ts-morph";
import { type Follow, under } from "./context.ts";
import { instanceOf } from "./member.ts";
import { mentionsServer } from "./mentions-server.ts";
import { someNode } from "./nodes.ts";
import { type FunctionValue, type Place, unknown } from "./value.ts";

const REGISTERS =
  /\b(?:express|Router|fastify|Fastify|Hono)\s*\(|\.(?:use|get|post|put|patch|delete|head|options|all|route|register|addHook|on|mount)\s*\(/;
const VERBS = new Set(["get", "post", "put", "patch", "delete", "head", "options", "all", "use"]);

/** Calls what nobody who is read calls: what it registers may be served all the same. */
export function startRest(follow: Follow): void {
  for (const one of follow.classes) {
    if (follow.visited.has(one.node) || !REGISTERS.test(one.node.getText())) continue;
    const maker = one.node.members.find(ts.isConstructorDeclaration);
    const args = (maker?.parameters ?? []).map(() => unknown("nobody who is read gives it"));
    under(follow, `nobody makes ${one.symbol}`, () => instanceOf(follow, one, args));
  }
  for (const one of follow.instances) {
    for (const method of one.made?.node.members ?? []) {
      const isRest =
        ts.isMethodDeclaration(method) && method.body !== undefined && !follow.visited.has(method);
      if (!isRest || !REGISTERS.test(method.body.getText())) continue;
      const value = follow.member(one, method.name.getText(), method);
      under(follow, `nobody calls ${method.name.getText()}`, () =>
        start(follow, value, method.parameters.length),
      );
    }
  }
  // Those that need nothing may give the others what they need.
  startAll(follow, (one) => one.node.parameters.length === 0 && mentionsServer(one));
  startAll(follow, ({ node }) => REGISTERS.test(node.getText()));
}

function startAll(follow: Follow, isMeant: (one: FunctionValue) => boolean): void {
  // What these make is met on the way.
  for (let index = 0; index < follow.functions.length; index += 1) {
    const one = follow.functions[index];
    if (one === undefined || follow.visited.has(one.node) || !isMeant(one)) continue;
    under(follow, `nobody calls ${one.symbol}`, () => start(follow, one, one.node.parameters.length));
  }
}

function start(follow: Follow, value: Parameters<Follow["call"]>[0], count: number): void {
  if (value.kind !== "function") return;
  const args = Array.from({ length: count }, () => unknown("nobody who is read gives it"));
  follow.call(value, args, value.node, value.scope);
}

/** Calls that have the shape of a registration and were met nowhere. */
export function unmetIn(
  follow: Follow,
  file: ts.SourceFile,
): readonly { readonly method: string; readonly path: string; readonly place: Place }[] {
  const found: { method: string; path: string; place: Place }[] = [];
  const look = (node: ts.Node): false => {
    if (ts.isCallExpression(node) && !follow.visited.has(node)) {
      const { expression, arguments: args } = node;
      const [first] = args;
      const isShape =
        ts.isPropertyAccessExpression(expression) && VERBS.has(expression.name.text) && args.length > 1;
      const last = args.at(-1);
      if (
        isShape &&
        first !== undefined &&
        ts.isStringLiteralLike(first) &&
        first.text.startsWith("/") &&
        isFunction(last)
      )
        found.push({
          method: expression.name.text.toUpperCase(),
          path: first.text,
          place: follow.placeOf(node),
        });
    }
    return false;
  };
  someNode(file, look);
  return found;
}

function isFunction(node: ts.Node | undefined): boolean {
  return (
    node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isIdentifier(node))
  );
}
