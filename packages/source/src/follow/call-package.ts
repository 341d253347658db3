import type { ts } from "ts-morph";
import { type Follow, lineOf, under } from "./context.ts";
import { mentionsServer } from "./mentions-server.ts";
import { doubtOfOptions } from "./server-options.ts";
import { leaveUnread } from "./unread.ts";
import { unwrapGiven } from "./unwrapped.ts";
import { type MadeValue, nameOf, type Server, unknown, type Value } from "./value.ts";
import { watchHanded } from "./watch.ts";

/** Which exports make an application or a router, and of which framework. */
const MAKERS: Readonly<Record<string, Pick<Server, "framework" | "isApplication">>> = {
  "express#": { framework: "express", isApplication: true },
  "express#default": { framework: "express", isApplication: true },
  "express#Router": { framework: "express", isApplication: false },
  "express#default.Router": { framework: "express", isApplication: false },
  "fastify#": { framework: "fastify", isApplication: true },
  "fastify#default": { framework: "fastify", isApplication: true },
  "fastify#fastify": { framework: "fastify", isApplication: true },
  "hono#Hono": { framework: "hono", isApplication: true },
};

/** What serves an application, and adds nothing to it. */
const SERVES =
  /^(?:node:)?https?#(?:default\.)?(?:createServer|Server)$|^@hono\/node-server#(?:serve|default)|^supertest#/;
const HARMLESS = /^global#console\.|^(?:hono\/dev)#/;

/** What a call of a package's function makes. An application that is handed to it may be changed by it. */
export function callPackage(follow: Follow, callee: Value, args: readonly Value[], node: ts.Node): Value {
  const maker = callee.kind === "external" ? MAKERS[callee.symbol] : undefined;
  if (maker !== undefined) return makeServer(follow, maker, args, node);
  const name = nameOf(callee);
  if (callee.kind === "external" && SERVES.test(callee.symbol))
    for (const one of serversIn(args)) one.isServed = true;
  else if (!HARMLESS.test(name))
    for (const one of serversIn(args))
      leaveUnread(follow, one, node, `it is handed to ${name}, which may register anything`);
  const given = givenBack(name, args);
  if (given !== undefined) return given;
  for (const one of args) callBack(follow, one, node);
  if (follow.watch !== undefined) watchHanded(follow, callee, args);
  if (callee.kind === "unknown") return callee;
  if (/^@bylaw\/express(?:\/\w+)?#requireMfa$/.test(name) && args.length === 0)
    return unknown("requireMfa is called without options, and throws");
  const made: MadeValue = { kind: "made", symbol: `${name}()`, args };
  unwrapGiven(follow, made);
  return made;
}

/** What the helpers of Hono hand back as it was given, for its types alone. */
function givenBack(name: string, args: readonly Value[]): Value | undefined {
  if (name === "hono/factory#createFactory().createHandlers") return { kind: "list", items: [...args] };
  return /^hono\/factory#(?:createFactory\(\)\.)?createMiddleware$/.test(name) ? args[0] : undefined;
}

function makeServer(
  follow: Follow,
  maker: Pick<Server, "framework" | "isApplication">,
  args: readonly Value[],
  node: ts.Node,
): Value {
  const isFastify = maker.framework === "fastify";
  const server: Server = {
    ...maker,
    place: follow.placeOf(node),
    layers: [],
    caseSensitive: caseOf(maker.framework, args[0]),
    ...(args[0]?.kind === "record" && args[0].fields.has("strict") && { strict: true }),
    isMounted: false,
    isServed: false,
    ...doubtOfOptions(maker.framework, args[0]),
    ...(isFastify && { plugin: { hooks: [], after: [], waiting: [], decorations: new Map() } }),
  };
  follow.servers.push(server);
  return { kind: "server", server };
}

function caseOf(framework: Server["framework"], options: Value | undefined): boolean | string {
  const isBase = framework !== "express";
  if (options === undefined) return isBase;
  if (options.kind !== "record" || options.open !== undefined) return "its options are not known";
  const nested = options.fields.get("routerOptions");
  const given =
    options.fields.get("caseSensitive") ??
    (nested?.kind === "record" ? nested.fields.get("caseSensitive") : undefined);
  if (given === undefined) return isBase;
  return given.kind === "plain" && typeof given.value === "boolean"
    ? given.value
    : "its option caseSensitive is computed";
}

/** The applications and routers in arguments, however they are wrapped. */
function serversIn(args: readonly Value[], depth = 0): readonly Server[] {
  return args.flatMap((one): readonly Server[] => {
    if (one.kind === "server") return [one.server];
    if (depth > 2) return [];
    if (one.kind === "list") return serversIn(one.items, depth + 1);
    if (one.kind === "record") return serversIn([...one.fields.values()], depth + 1);
    return one.kind === "either" ? serversIn(one.values, depth + 1) : [];
  });
}

const REGISTERS = /\.(?:use|get|post|put|patch|delete|all|route|register|addHook|basePath|mount|listen)\s*\(/;

/** A function that is handed to a package is called when that likes; what it registers is registered then. */
function callBack(follow: Follow, value: Value, node: ts.Node): void {
  if (value.kind !== "function") return;
  if (follow.watch === undefined && !REGISTERS.test(value.node.getText()) && !mentionsServer(value)) return;
  const args = value.node.parameters.map(() => unknown("a package gives it"));
  under(
    follow,
    `callback at ${lineOf(follow, node)}`,
    () => void follow.call(value, args, node, value.scope),
  );
}
