import { ts } from "ts-morph";
import { bind, orDefault } from "./bind.ts";
import { callBuiltIn } from "./built-in.ts";
import { callPackage } from "./call-package.ts";
import { type Follow, lineOf, newFrame, under } from "./context.ts";
import { listOf } from "./evaluate.ts";
import { instanceOf } from "./member.ts";
import { strayOf } from "./stray.ts";
import { leaveUnread } from "./unread.ts";
import { either, type FunctionValue, nameOf, type Scope, UNDEFINED, unknown, type Value } from "./value.ts";
import { watchCall } from "./watch.ts";

/** How deep calls are followed into each other. */
const DEEPEST = 24;
const running = new WeakMap<Follow, FunctionValue[]>();

/** What a written call comes to. */
export function callNode(follow: Follow, node: ts.CallExpression, scope: Scope): Value {
  follow.visited.add(node);
  const { expression } = node;
  if (expression.kind === ts.SyntaxKind.ImportKeyword)
    return unknown("it is imported while the application runs");
  if (expression.kind === ts.SyntaxKind.SuperKeyword) return UNDEFINED;
  const [first] = node.arguments;
  if (ts.isIdentifier(expression) && expression.text === "require" && first !== undefined)
    return required(follow, follow.evaluate(first, scope), scope);
  if (isMethodCall(node)) return callChain(follow, node, scope);
  const callee = follow.evaluate(expression, scope);
  const args = argsOf(follow, node, scope);
  if (callee.kind === "member") watchCall(follow, callee.of, callee.name, args, node);
  return callNamed(follow, callee, args, node, scope);
}

/** The last calls that no other statement is reached behind, by what follows the application. */
const over = new WeakMap<Follow, ts.Node>();

/** True for a call, or one that is awaited, behind which nothing happens: what it calls throws on every way, or ends the process. */
export function endsIn(follow: Follow, node: ts.Node | undefined): boolean {
  let at = node;
  while (at !== undefined && (ts.isAwaitExpression(at) || ts.isParenthesizedExpression(at)))
    at = at.expression;
  return at !== undefined && over.get(follow) === at;
}

function callNamed(
  follow: Follow,
  callee: Value,
  args: readonly Value[],
  node: ts.CallExpression,
  scope: Scope,
): Value {
  follow.threw = undefined;
  const value = follow.call(callee, args, node, scope);
  const isOver =
    callee.kind === "function"
      ? follow.threw === callee.node && (!isAsync(callee) || ts.isAwaitExpression(node.parent))
      : nameOf(callee) === "global#process.exit";
  if (isOver) over.set(follow, node);
  return value;
}

function isAsync({ node }: FunctionValue): boolean {
  return (ts.getCombinedModifierFlags(node as ts.Declaration) & ts.ModifierFlags.Async) !== 0;
}

interface MethodCall extends ts.CallExpression {
  readonly expression: ts.PropertyAccessExpression | ts.ElementAccessExpression;
}

function isMethodCall(node: ts.Node): node is MethodCall {
  return (
    ts.isCallExpression(node) &&
    (ts.isPropertyAccessExpression(node.expression) || ts.isElementAccessExpression(node.expression))
  );
}

/** The calls of a chain, from the first to the last: it may have as many as an application has routes. */
function callChain(follow: Follow, last: MethodCall, scope: Scope): Value {
  const calls: MethodCall[] = [];
  let at: ts.Node = last;
  for (; isMethodCall(at); at = at.expression.expression) calls.push(at);
  let of = follow.evaluate(at, scope);
  for (const call of calls.reverse()) {
    follow.visited.add(call);
    of = callOn(follow, of, call, scope);
  }
  return of;
}

function callOn(follow: Follow, of: Value, node: MethodCall, scope: Scope): Value {
  const name = methodName(follow, node.expression, scope);
  if (of.kind !== "either") return callMethod(follow, of, name, node, scope);
  return either(
    of.values.map((one) => under(follow, chosen(one), () => callMethod(follow, one, name, node, scope, of))),
  );
}

/** That this is the one of several: the same for all that is called on it. */
function chosen(value: Value): string {
  return `where it is ${nameOf(value)}`;
}

function callMethod(
  follow: Follow,
  of: Value,
  name: string | undefined,
  node: MethodCall,
  scope: Scope,
  whole: Value = of,
): Value {
  const args = argsOf(follow, node, scope);
  // The line of the method: a chain of them has many.
  const at = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node;
  if (of.kind === "server") {
    if (name !== undefined) return follow.callServer(of, name, args, follow.placeOf(at));
    const why = "it calls a method by a computed name";
    leaveUnread(follow, of.server, node, why);
    return unknown(why);
  }
  if (name !== undefined && follow.watch !== undefined) watchCall(follow, whole, name, args, node);
  if (name === undefined) return follow.call(unknown("it is called by a computed name"), args, node, scope);
  const known = callBuiltIn(follow, of, name, args, node, scope);
  if (known !== undefined) return known;
  if (of.kind === "unknown" || of.kind === "made" || of.kind === "member" || of.kind === "plain") {
    const stray = strayOf(follow, name, args, node, of);
    if (stray !== undefined) follow.strays.push(stray);
  }
  return callNamed(follow, follow.member(of, name, node), args, node, scope);
}

function methodName(
  follow: Follow,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  scope: Scope,
): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  const key = follow.evaluate(node.argumentExpression, scope);
  return key.kind === "text" ? key.text : undefined;
}

const spreads = new WeakSet<Value>();

function spreadOf(why: string): Value {
  const value = unknown(why);
  spreads.add(value);
  return value;
}

/** True for what stands for any number of arguments. */
export function isSpread(value: Value | undefined): boolean {
  return value !== undefined && spreads.has(value);
}

function argsOf(follow: Follow, node: ts.CallExpression | ts.NewExpression, scope: Scope): readonly Value[] {
  // What is spread among them stands where it is: before a handler, or as all that there is.
  return (node.arguments ?? []).flatMap((one): readonly Value[] => {
    if (!ts.isSpreadElement(one)) return [follow.evaluate(one, scope)];
    const list = listOf(follow, [one], scope);
    return list.open === undefined ? list.items : [...list.items, spreadOf(list.open)];
  });
}

function required(follow: Follow, specifier: Value, scope: Scope): Value {
  if (specifier.kind !== "text") return unknown("what it requires is computed");
  const own = follow.exportsOf(specifier.text, scope.file);
  if (own?.kind === "record") return own.fields.get("=") ?? own;
  return own ?? { kind: "external", symbol: `${specifier.text}#` };
}

/** What a call comes to: the function's own result where it is the company's, else something that was made. */
export function call(
  follow: Follow,
  callee: Value,
  args: readonly Value[],
  node: ts.Node,
  scope: Scope,
): Value {
  follow.watch?.met?.(callee, args);
  if (callee.kind === "function") return callFunction(follow, callee, args, node);
  if (callee.kind === "either")
    return either(
      callee.values.map((one) =>
        under(follow, `choice at ${lineOf(follow, node)}`, () => follow.call(one, args, node, scope)),
      ),
    );
  return callPackage(follow, callee, args, node);
}

function callFunction(follow: Follow, callee: FunctionValue, args: readonly Value[], node: ts.Node): Value {
  const stack = running.get(follow) ?? [];
  running.set(follow, stack);
  follow.left -= 1;
  if (follow.left === 0 && follow.watch === undefined)
    follow.faults.add("The application calls more than can be followed.");
  if (follow.left <= 0 || stack.length >= DEEPEST || stack.some((one) => one.node === callee.node))
    return callPackage(follow, unknown("calls go too deep, or in a circle"), args, node);
  const body = callee.node.body;
  if (body === undefined) return unknown("the function has no body");
  follow.visited.add(callee.node);
  const inner: Scope = {
    names: new Map(),
    parent: callee.scope,
    symbol: `${callee.symbol}()`,
    file: callee.scope.file,
    ...((callee.self ?? callee.scope.self) ? { self: (callee.self ?? callee.scope.self) as Value } : {}),
  };
  stack.push(callee);
  const before = follow.conditions;
  try {
    bindParameters(follow, callee, args, inner);
    if (!ts.isBlock(body)) return made(callee, follow.evaluate(body, inner));
    const frame = newFrame();
    follow.run(body.statements, inner, frame);
    const isThrown = frame.isOver && frame.returned.length === 0;
    const isNever = callee.node.type?.kind === ts.SyntaxKind.NeverKeyword;
    follow.threw = (isThrown || isNever) && callee.node.asteriskToken === undefined ? callee.node : undefined;
    if (frame.returned.length === 0) return UNDEFINED;
    const isSure = frame.isOver && frame.returned.length === 1;
    return made(
      callee,
      isSure ? either(frame.returned) : either([...frame.returned, ...(frame.isOver ? [] : [UNDEFINED])]),
    );
  } finally {
    follow.conditions = before;
    stack.pop();
  }
}

/** What a function makes without a name is called by the function's: `src/guards.ts#requireRole()`. */
function made(callee: FunctionValue, value: Value): Value {
  if (value.kind !== "function" || !value.symbol.startsWith(`${callee.symbol}().`)) return value;
  return { ...value, symbol: `${callee.symbol}()` };
}

function bindParameters(follow: Follow, { node }: FunctionValue, args: readonly Value[], scope: Scope): void {
  for (const [index, one] of node.parameters.entries()) {
    const given: Value =
      one.dotDotDotToken === undefined
        ? (args[index] ?? UNDEFINED)
        : { kind: "list", items: args.slice(index) };
    bind(follow, one.name, orDefault(follow, given, one.initializer, scope), scope);
  }
}

/** What `new` makes. */
export function construct(follow: Follow, node: ts.NewExpression, scope: Scope): Value {
  follow.visited.add(node);
  const callee = follow.evaluate(node.expression, scope);
  const args = argsOf(follow, node, scope);
  if (callee.kind === "class") return instanceOf(follow, callee, args);
  return callPackage(follow, callee, args, node);
}
