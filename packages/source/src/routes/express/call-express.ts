import { isSpread } from "../../follow/call.ts";
import { UNDEFINED, unknown, type Value } from "../../follow/value.ts";
import { add, addUnread, callOther, flat, pathsIn, type Registration, VERBS } from "../registered.ts";

/** Methods that register nothing that answers. */
const QUIET = new Set([
  "set",
  "enable",
  "disable",
  "enabled",
  "disabled",
  "engine",
  "param",
  "on",
  "once",
  "emit",
  "render",
  "path",
]);
const CASE = "case sensitive routing";

/** What a method of an application or router of Express does. */
export function callExpress(call: Registration): Value {
  const { at, method, args } = call;
  const { server } = at;
  if (VERBS.has(method)) return register(call);
  if (method === "use") return use(call);
  if (method === "route") {
    const [path = unknown("it is not given")] = args;
    return { ...at, at: path, fixed: true };
  }
  if (method === "listen") {
    server.isServed = true;
    return UNDEFINED;
  }
  const [first] = args;
  if (first?.kind === "text" && first.text === CASE && ["set", "enable"].includes(method)) {
    const value = method === "enable" ? { kind: "plain" as const, value: true } : args[1];
    const isKnown = value?.kind === "plain" && typeof value.value === "boolean";
    // What is set after the first route changes nothing of those that are there.
    server.caseSensitive =
      isKnown && call.follow.conditions.length === 0 && server.layers.length === 0
        ? Boolean(value.value)
        : "whether it tells upper from lower case is set by what is not known, or after its first route";
  }
  if (["set", "enable"].includes(method) && first !== undefined && first.kind !== "text" && args.length > 0)
    server.caseSensitive = "a setting of it is set by a computed name";
  if (first?.kind === "text" && first.text === "strict routing") server.strict = true;
  if (QUIET.has(method)) return at;
  return callOther(call);
}

function register(call: Registration): Value {
  const { at, method, args } = call;
  const methods = [method.toUpperCase()];
  if (at.fixed === true) {
    add(call, {
      kind: "route",
      methods,
      paths: [at.at ?? unknown("it is not given")],
      functions: flat(args),
    });
    return at;
  }
  const [path, ...functions] = args;
  if (functions.length === 0 && isSpread(path)) {
    addUnread(call, "what it registers is spread, and not known");
    return at;
  }
  // `app.get("name")` reads a setting.
  if (functions.length === 0) return unknown("it is a setting");
  add(call, {
    kind: "route",
    methods,
    paths: pathsIn(path) ?? [unknown("it is computed")],
    functions: flat(functions),
  });
  return at;
}

function use(call: Registration): Value {
  const { at, args } = call;
  const [first, ...rest] = args;
  const paths = rest.length === 0 && first?.kind !== "text" ? undefined : pathsIn(first);
  const functions = flat(paths === undefined ? args : rest);
  if (functions.length > 0)
    add(call, { kind: "use", paths: paths ?? [{ kind: "text", text: "/" }], functions });
  for (const one of functions) if (one.kind === "server") one.server.isMounted = true;
  return at;
}
