import { ts } from "ts-morph";
import { someNode } from "../../follow/nodes.ts";
import { type Layer, type Server, unknown, type Value } from "../../follow/value.ts";
import type { Registration } from "../registered.ts";

/** The hooks that run before a handler, in their order. */
export const BEFORE = ["onRequest", "preParsing", "preValidation", "preHandler"] as const;

/** The hooks that run behind a handler, of which the last one runs for every answer. */
export const AFTER = ["preSerialization", "onSend", "onResponse"] as const;

/** Adds a hook to an instance: it stands before every route of it and of those within, whichever is there first. */
export function addHook(call: Registration, name: Value | undefined, hook: Value | undefined): Value {
  const { at } = call;
  const isBefore = name?.kind !== "text" || BEFORE.some((one) => one === name.text);
  if (name?.kind === "text" && name.text === "onRoute" && !onlyLooks(hook))
    at.server.doubt ??= {
      why: `a hook onRoute at ${call.place.path}:${call.place.line} may change it`,
      isAnywhere: false,
    };
  if (!isBefore) {
    if (name.kind === "text" && AFTER.some((one) => one === name.text) && hook !== undefined)
      at.server.plugin?.after.push(hookOf(call, hook));
    return at;
  }
  const known = name?.kind === "text" ? hook : undefined;
  const phase = BEFORE.findIndex((one) => name?.kind === "text" && one === name.text);
  const layer = hookOf(call, known ?? unknown("which hook it is is computed"));
  at.server.plugin?.hooks.push({ ...layer, phases: [Math.max(phase, 0)] });
  return at;
}

/** A hook as it stands in the application. */
export function hookOf({ at, follow, place }: Registration, hook: Value): Layer {
  const started = rootOf(at.server).plugin?.startedAt;
  const late =
    started === undefined ? [] : [`after the application was started at ${started.path}:${started.line}`];
  const conditions = [...follow.conditions, ...late];
  return { kind: "use", methods: ["ALL"], paths: [], functions: [hook], place, conditions };
}

/** The application that an instance is of. */
export function rootOf(server: Server): Server {
  let at = server;
  while (at.plugin?.parent !== undefined) at = at.plugin.parent;
  return at;
}

const LOOKS = /^(?:url|path|method|routePath|prefix)$/;

/** True for a hook that takes words of a route and nothing else, as what prints them does. */
function onlyLooks(hook: Value | undefined): boolean {
  if (hook?.kind !== "function") return false;
  const { body, parameters } = hook.node;
  const [first] = parameters;
  if (body === undefined || first === undefined || parameters.length > 1 || !ts.isIdentifier(first.name))
    return false;
  const name = first.name.text;
  return !someNode(body, (node) => {
    if (node.kind === ts.SyntaxKind.ThisKeyword) return true;
    if (!ts.isIdentifier(node) || node.text !== name) return false;
    const { parent } = node;
    const isRead =
      ts.isPropertyAccessExpression(parent) && parent.expression === node && LOOKS.test(parent.name.text);
    return !isRead || isSet(parent);
  });
}

function isSet(node: ts.Node): boolean {
  return ts.isBinaryExpression(node.parent) && node.parent.left === node;
}
