import { type Layer, text, UNDEFINED, unknown, type Value } from "../../follow/value.ts";
import { refusesAll } from "../refuses.ts";
import { add, addUnread, callOther, flat, pathsIn, type Registration, VERBS } from "../registered.ts";
import { AFTER, addHook, BEFORE, rootOf } from "./add-hook.ts";
import { registerPlugin } from "./register-plugin.ts";

const QUIET = new Set([
  "decorateRequest",
  "decorateReply",
  "setErrorHandler",
  "setValidatorCompiler",
  "setSerializerCompiler",
  "setSchemaController",
  "setSchemaErrorFormatter",
  "setReplySerializer",
  "addSchema",
  "getSchema",
  "addContentTypeParser",
  "removeContentTypeParser",
  "removeAllContentTypeParsers",
  "addConstraintStrategy",
  "addHttpMethod",
  "close",
  "hasDecorator",
  "hasRoute",
  "hasPlugin",
  "printRoutes",
  "printPlugins",
  "withTypeProvider",
  "log",
]);

/** What a method of an instance of Fastify does. */
export function callFastify(call: Registration): Value {
  const { at, method, args } = call;
  const { server } = at;
  const [first, second, third] = args;
  if (VERBS.has(method)) return registerShort(call, first, second, third);
  if (method === "route") return registerRoute(call, first);
  if (method === "register") return registerPlugin(call);
  if (method === "addHook") return addHook(call, first, second);
  if (method === "decorate") {
    if (first?.kind === "text") server.plugin?.decorations.set(first.text, second ?? UNDEFINED);
    return at;
  }
  if (["after", "ready", "listen", "inject"].includes(method)) {
    for (const load of server.plugin?.waiting.splice(0) ?? []) load();
    if (method !== "after") start(call);
    if (first?.kind === "function") call.follow.call(first, [UNDEFINED], first.node, first.scope);
    return at;
  }
  if (method === "setNotFoundHandler") return notFound(call, first, second);
  if (QUIET.has(method)) return at;
  return decorated(call) ?? callOther(call);
}

function registerShort(
  call: Registration,
  path: Value | undefined,
  options: Value | undefined,
  handler: Value | undefined,
): Value {
  const methods = [call.method.toUpperCase()];
  const paths = pathsIn(path) ?? [unknown("it is computed")];
  if (handler === undefined && options?.kind === "function") {
    add(call, { kind: "route", methods, paths, functions: [options] });
    return call.at;
  }
  add(call, {
    kind: "route",
    methods,
    paths,
    ...functionsIn(options, handler),
    lists: listsIn(options),
    after: afterIn(options),
  });
  return call.at;
}

function registerRoute(call: Registration, options: Value | undefined): Value {
  if (options?.kind !== "record") {
    addUnread(call, "its route is computed");
    return call.at;
  }
  const { fields } = options;
  const given = fields.get("method");
  const methods = given === undefined ? [] : flat([given]);
  const names = methods.flatMap((one) => (one.kind === "text" ? [one.text.toUpperCase()] : []));
  add(call, {
    kind: "route",
    methods: names.length === methods.length && names.length > 0 ? names : ["ALL"],
    paths: pathsIn(fields.get("url") ?? fields.get("path")) ?? [unknown(options.open ?? "it is computed")],
    ...functionsIn(options, undefined),
    lists: listsIn(options),
    after: afterIn(options),
  });
  return call.at;
}

/** The hooks of a route that run behind its handler. */
function afterIn(options: Value | undefined): readonly Value[] {
  if (options?.kind !== "record") return [];
  return flat(AFTER.flatMap((name) => options.fields.get(name) ?? []));
}

/** The lists of hooks in the options of a route, as often changed as they are by now. */
function listsIn(options: Value | undefined): NonNullable<Layer["lists"]> {
  if (options?.kind !== "record") return [];
  return BEFORE.flatMap((name) => {
    const list = options.fields.get(name);
    return list?.kind === "list" ? [{ list, changes: list.changes ?? 0 }] : [];
  });
}

/** What runs for a route, in the order in which Fastify calls it, the handler last. */
function functionsIn(
  options: Value | undefined,
  handler: Value | undefined,
): Required<Pick<Layer, "functions" | "phases">> {
  if (options === undefined) return { functions: handler === undefined ? [] : [handler], phases: [] };
  if (options.kind !== "record") {
    const functions = [unknown("its options are computed"), handler ?? options];
    return { functions, phases: [0, BEFORE.length] };
  }
  const before = BEFORE.flatMap((name, phase) => {
    const hook = options.fields.get(name);
    return hook === undefined ? [] : flat([hook]).map((value) => ({ value, phase }));
  });
  const open = options.open === undefined ? [] : [{ value: unknown(options.open), phase: 0 }];
  const last = handler ?? options.fields.get("handler") ?? unknown("its handler is not known");
  const all = [...open, ...before, { value: last, phase: BEFORE.length }];
  return { functions: all.map(({ value }) => value), phases: all.map(({ phase }) => phase) };
}

/** What answers where no route of the instance does, behind its hooks. */
function notFound(call: Registration, options: Value | undefined, handler: Value | undefined): Value {
  const isAlone = handler === undefined;
  const last = isAlone ? options : handler;
  if (last !== undefined && refusesAll(last, "fastify")) return call.at;
  const own = isAlone
    ? { functions: [options ?? unknown("it is not given")], phases: [] }
    : functionsIn(options, handler);
  add(call, { kind: "route", methods: ["ALL"], paths: [text("*")], ...own });
  return call.at;
}

/** What is added from here on is refused. */
function start({ at: { server }, place }: Registration): void {
  server.isServed = true;
  const { plugin } = rootOf(server);
  if (plugin !== undefined) plugin.startedAt ??= place;
}

/** A method that `decorate` gave it. */
function decorated({ follow, at, method, args }: Registration): Value | undefined {
  for (
    let server: typeof at.server | undefined = at.server;
    server !== undefined;
    server = server.plugin?.parent
  ) {
    const own = server.plugin?.decorations.get(method);
    if (own?.kind === "function") return follow.call(own, args, own.node, own.scope);
  }
  return undefined;
}
