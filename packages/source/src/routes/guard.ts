import { ts } from "ts-morph";
import type { Follow } from "../follow/context.ts";
import { type FunctionValue, nameOf, type Place, type Value } from "../follow/value.ts";
import { answersItself } from "./answers.ts";
import { covers, overlaps, type PathSet, within } from "./path.ts";
import type { Route, Step } from "./route.ts";

/** What stands between a request and a handler. */
export type Guarded =
  | { readonly is: "guarded"; readonly by: string; readonly place: Place }
  | { readonly is: "open"; readonly passed: readonly string[] }
  | { readonly is: "unread"; readonly why: string };

/** Whether a guard stands before the handler of a route, for each path of it that lies in `area`. */
export function guardedIn(follow: Follow, route: Route, area: PathSet, guards: ReadonlySet<string>): Guarded {
  if (route.unread !== undefined) return { is: "unread", why: route.unread };
  const passed: string[] = [];
  let maybe: string | undefined;
  for (const [index, step] of route.steps.entries()) {
    const isHandler = index === route.steps.length - 1 && step.isOwn;
    const found = isGuard(follow, step.value, guards);
    const name = nameOf(step.value);
    if (found === "yes") {
      const doubt = doubtOf(step, route.paths, area, name);
      if (doubt === undefined) return { is: "guarded", by: name, place: step.place };
      if (doubt !== false) maybe ??= doubt;
      continue;
    }
    if (found !== undefined && !isHandler) maybe ??= found;
    if (isHandler) break;
    if (step.isOwn && answersItself(step.value, route.framework)) break;
    passed.push(name);
  }
  return maybe === undefined ? { is: "open", passed } : { is: "unread", why: maybe };
}

/** Why a guard may not stand there; false where it does not, undefined where it does for certain. */
function doubtOf(step: Step, paths: PathSet, area: PathSet, name: string): string | false | undefined {
  const [condition] = step.conditions;
  const { path, line } = step.place;
  const asked = within(paths, area);
  const reaches = (isCaseSensitive: boolean): boolean => covers(step.at, asked, isCaseSensitive);
  const where = `${name} of ${path}:${line}`;
  const isSure = typeof step.caseSensitive === "boolean" ? reaches(step.caseSensitive) : reaches(true);
  if (isSure) return condition === undefined ? undefined : `${where} stands under a condition (${condition})`;
  if (typeof step.caseSensitive === "string" && reaches(false)) return `${where}: ${step.caseSensitive}`;
  return step.at.isExact || !overlaps(step.at, paths)
    ? false
    : `which paths ${where} stands before is not known`;
}

/** `yes`, or why it may be one; undefined for what is none. */
function isGuard(
  follow: Follow,
  value: Value,
  guards: ReadonlySet<string>,
  depth = 0,
): "yes" | string | undefined {
  if (guards.has(nameOf(value))) return "yes";
  if (depth > 8) return undefined;
  const inner = (one: Value): "yes" | string | undefined => isGuard(follow, one, guards, depth + 1);
  switch (value.kind) {
    case "unknown":
      return `a function before it cannot be followed: ${value.why}`;
    case "either": {
      const all = value.values.map(inner);
      if (all.every((one) => one === "yes")) return "yes";
      return all.some((one) => one !== undefined)
        ? `one of several functions stands before it: ${nameOf(value)}`
        : undefined;
    }
    case "made": {
      if (!value.args.some((one) => inner(one) === "yes")) return undefined;
      return WRAPS.test(value.symbol) ? "yes" : `what ${value.symbol} makes of the guard is not read`;
    }
    case "function": {
      const called = delegateOf(follow, value);
      if (called !== undefined) return inner(called);
      const own = value.scope.symbol.endsWith("()") ? [...value.scope.names.values()] : [];
      return own.some((one) => one.read === undefined && one.value !== value && inner(one.value) === "yes")
        ? `what ${value.symbol} makes of the guard is not read`
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Wrappers that always call what they are given. */
const WRAPS = /^express-async-handler#(?:default)?\(\)$|^hono\/combine#every\(\)$/;

/** The function that another one calls with its own parameters, and nothing else. */
function delegateOf(follow: Follow, { node, scope }: FunctionValue): Value | undefined {
  const { body, parameters } = node;
  if (body === undefined) return undefined;
  const only = ts.isBlock(body) ? onlyStatement(body) : body;
  const called = only === undefined ? undefined : callIn(only);
  if (called === undefined) return undefined;
  const names = parameters.map(({ name }) => (ts.isIdentifier(name) ? name.text : ""));
  const given = called.arguments.map((one) => (ts.isIdentifier(one) ? one.text : undefined));
  if (given.length < 2 || given.some((one, index) => one === undefined || one !== names[index]))
    return undefined;
  const inner = { ...scope, names: new Map(), parent: scope };
  return follow.evaluate(called.expression, inner);
}

function onlyStatement(body: ts.Block): ts.Expression | undefined {
  const [one, ...more] = body.statements;
  if (one === undefined || more.length > 0) return undefined;
  return ts.isReturnStatement(one) || ts.isExpressionStatement(one) ? one.expression : undefined;
}

/** The call in `await f(a)`, `void f(a)` and `Promise.resolve(f(a)).catch(next)`. */
function callIn(node: ts.Expression): ts.CallExpression | undefined {
  if (ts.isAwaitExpression(node) || ts.isVoidExpression(node) || ts.isParenthesizedExpression(node))
    return callIn(node.expression);
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== "catch") {
    const [first] = node.arguments;
    return expression.getText() === "Promise.resolve" && first !== undefined ? callIn(first) : node;
  }
  return callIn(expression.expression);
}
