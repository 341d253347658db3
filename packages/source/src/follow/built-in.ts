import type { ts } from "ts-morph";
import { spoil } from "./assign.ts";
import { type Follow, lineOf, under } from "./context.ts";
import { either, type ListValue, type Scope, text, UNDEFINED, unknown, type Value } from "./value.ts";

/** What a method of JavaScript's own does to a value that is known; undefined for any other. */
export function callBuiltIn(
  follow: Follow,
  of: Value,
  name: string,
  args: readonly Value[],
  node: ts.Node,
  scope: Scope,
): Value | undefined {
  if (of.kind === "list") return callList(follow, of, name, args, node, scope);
  if (of.kind === "external" && /^global#(?:Object|Reflect)$/.test(of.symbol))
    return callObject(name, args[0]);
  if (of.kind === "member" && name === "bind" && args.length === 1) return of;
  if (of.kind === "function" && name === "bind") {
    const [self] = args;
    return self === undefined || args.length > 1 ? unknown("arguments are bound to it") : { ...of, self };
  }
  if (of.kind === "function" && (name === "call" || name === "apply")) {
    const rest: readonly Value[] =
      name === "call" ? args.slice(1) : args[1]?.kind === "list" ? args[1].items : [unknown("it is applied")];
    return follow.call(args[0] === undefined ? of : { ...of, self: args[0] }, rest, node, scope);
  }
  return of.kind === "text" ? callText(of.text, name, args) : undefined;
}

function callText(given: string, name: string, args: readonly Value[]): Value | undefined {
  const [first] = args;
  if (name === "toUpperCase") return text(given.toUpperCase());
  if (name === "toLowerCase") return text(given.toLowerCase());
  if (name === "trim") return text(given.trim());
  if (name === "concat" && first?.kind === "text" && args.length === 1) return text(given + first.text);
  return undefined;
}

/** Methods of `Object` and `Reflect` that change what they are given. */
const CHANGES = new Set([
  "assign",
  "defineProperty",
  "defineProperties",
  "deleteProperty",
  "set",
  "setPrototypeOf",
]);

function callObject(name: string, given: Value | undefined): Value | undefined {
  if (name === "freeze") return given;
  if (CHANGES.has(name) && given !== undefined) spoil(given);
  if (given?.kind !== "record" || given.open !== undefined) return undefined;
  const entries = [...given.fields];
  if (name === "keys") return { kind: "list", items: entries.map(([key]) => text(key)) };
  if (name === "values") return { kind: "list", items: entries.map(([, value]) => value) };
  if (name !== "entries") return undefined;
  return {
    kind: "list",
    items: entries.map(([key, value]) => ({ kind: "list", items: [text(key), value] })),
  };
}

function callList(
  follow: Follow,
  list: ListValue,
  name: string,
  args: readonly Value[],
  node: ts.Node,
  scope: Scope,
): Value | undefined {
  const [first = UNDEFINED] = args;
  const each = (): readonly Value[] =>
    list.items.map((item, index) => follow.call(first, [item, { kind: "plain", value: index }], node, scope));
  switch (name) {
    case "forEach":
    case "map": {
      const items = [...each()];
      if (list.open !== undefined)
        under(follow, `loop at ${lineOf(follow, node)}`, () =>
          follow.call(first, [unknown("a loop over what is not known gives it")], node, scope),
        );
      if (name === "forEach") return UNDEFINED;
      return { kind: "list", items, ...(list.open !== undefined && { open: list.open }) };
    }
    case "push":
      list.items.push(...(follow.conditions.length === 0 ? args : args.map(maybe)));
      if (follow.conditions.length > 0) list.open = "it grows under a condition";
      return unknown("it is computed");
    case "concat":
      return concat(list, args);
    case "flat":
      return concat({ kind: "list", items: [] }, list.items);
    case "unshift":
    case "splice":
    case "reverse":
    case "sort":
    case "pop":
    case "shift":
    case "fill":
    case "copyWithin":
      return changeInPlace(list);
    default:
      return unknown(`it is made of a list by ${name}`);
  }
}

/** What a list holds where only a running application knows whether it does. */
function maybe(value: Value): Value {
  return either([value, unknown("it is added under a condition")]);
}

/** Which of its items are left, and in what order, nobody can say. */
function changeInPlace(list: ListValue): Value {
  const items = list.items.splice(0);
  list.items.push(...items.map((one) => either([one, unknown("its list is changed in place")])));
  list.open = "it is changed in place";
  list.changes = (list.changes ?? 0) + 1;
  return list.items.length === 0 ? unknown(list.open) : either([...list.items, unknown(list.open)]);
}

function concat(list: ListValue, more: readonly Value[]): Value {
  const all: ListValue = {
    kind: "list",
    items: [...list.items],
    ...(list.open !== undefined && { open: list.open }),
  };
  for (const one of more) {
    if (one.kind === "list") all.items.push(...one.items);
    else if (one.kind === "unknown" || one.kind === "either") all.open = "what is added to it is not known";
    else all.items.push(one);
  }
  return all;
}
