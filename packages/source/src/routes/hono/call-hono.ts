import { type Layer, text, UNDEFINED, unknown, type Value } from "../../follow/value.ts";
import { refusesAll } from "../refuses.ts";
import { add, addUnread, flat, joined, pathsIn, type Registration, VERBS } from "../registered.ts";

const QUIET = new Set(["onError", "request", "getPath"]);

/** What a method of an instance of Hono does. */
export function callHono(call: Registration): Value {
  const { at, method, args } = call;
  if (VERBS.has(method)) return register(call, [method.toUpperCase()], args);
  if (method === "on") return registerOn(call);
  if (method === "use") return use(call);
  if (method === "basePath") return { ...at, at: joined(at.at, args[0] ?? unknown("it is not given")) };
  if (method === "route") return mount(call);
  if (method === "fetch" || method === "fire") {
    at.server.isServed = true;
    return UNDEFINED;
  }
  if (method === "notFound") return notFound(call);
  if (QUIET.has(method)) return at;
  const [path] = args;
  const paths = method === "mount" && path !== undefined ? [joined(at.at, joined(path, text("*")))] : [];
  addUnread(call, `it calls ${method}, of which nobody can say what it serves`, paths);
  return at;
}

function register(call: Registration, methods: readonly string[], args: readonly Value[]): Value {
  const { at } = call;
  const [path, ...functions] = args;
  const paths = pathsIn(path);
  if (paths === undefined || functions.length === 0) {
    addUnread(call, "it registers without a path of its own");
    return at;
  }
  add(call, {
    kind: "route",
    methods,
    paths: paths.map((one) => joined(at.at, one)),
    functions: flat(functions),
  });
  return at;
}

function registerOn(call: Registration): Value {
  const [method, ...rest] = call.args;
  const methods = method === undefined ? [] : flat([method]);
  const names = methods.flatMap((one) => (one.kind === "text" ? [one.text.toUpperCase()] : []));
  return register(call, names.length === methods.length && names.length > 0 ? names : ["ALL"], rest);
}

function use(call: Registration): Value {
  const { at, args } = call;
  const [first, ...rest] = args;
  const paths = rest.length === 0 && first?.kind !== "text" ? undefined : pathsIn(first);
  add(call, {
    kind: "use",
    paths: (paths ?? [text("*")]).map((one) => joined(at.at, one)),
    functions: flat(paths === undefined ? args : rest),
  });
  return at;
}

function notFound({ at, args, place, follow }: Registration): Value {
  const [handler = unknown("it is not given")] = args;
  const { conditions } = follow;
  const last: Layer = { kind: "route", methods: ["ALL"], paths: [], functions: [handler], place, conditions };
  // The one before is replaced, but where that is done under a condition.
  const before = conditions.length === 0 ? [] : (at.server.last ?? []);
  at.server.last = [...before, ...(refusesAll(handler, "hono") ? [] : [last])];
  return at;
}

function mount(call: Registration): Value {
  const { at, args } = call;
  const [path = unknown("it is not given"), sub = unknown("it is not given")] = args;
  if (sub.kind === "server") sub.server.isMounted = true;
  add(call, { kind: "use", paths: [joined(at.at, path)], functions: [sub] });
  return at;
}
