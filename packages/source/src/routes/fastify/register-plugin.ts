import { pluggedOf } from "../../follow/unwrapped.ts";
import { nameOf, type Server, text, unknown, type Value } from "../../follow/value.ts";
import { addUnread, joined, type Registration } from "../registered.ts";
import { hookOf } from "./add-hook.ts";

/** Plugins of packages that answer no request by themselves. */
const QUIET =
  /^@fastify\/(?:accepts|auth|basic-auth|bearer-auth|caching|circuit-breaker|compress|cookie|cors|csrf-protection|env|etag|flash|formbody|funky|helmet|jwt|kafka|mongodb|multipart|mysql|postgres|rate-limit|redis|request-context|response-validation|schedule|secure-session|sensible|session|swagger|throttle|type-provider-[\w-]+|url-data|view|websocket)#/;

/** Registers a plugin: loaded when the instance is, or when somebody waits for it. */
export function registerPlugin(call: Registration): Value {
  const { at, args, follow } = call;
  const [given, options] = args;
  const { plugin } = at.server;
  if (given === undefined || plugin === undefined) return at;
  const { body, isUnwrapped, doubt } = pluggedOf(follow, given);
  const prefix = options?.kind === "record" ? options.fields.get("prefix") : undefined;
  const isOpen =
    options !== undefined &&
    (options.kind !== "record" || options.open !== undefined) &&
    prefix === undefined;
  if (body.kind !== "function") {
    if (!QUIET.test(nameOf(given))) unreadPlugin(call, given, isOpen ? options : prefix);
    return at;
  }
  if (doubt !== undefined) {
    // Its hooks may stand before all that is around, and its prefix before nothing.
    const why = `it registers the plugin ${nameOf(body)}: ${doubt}`;
    addUnread(call, why);
    plugin.hooks.push(hookOf(call, unknown(why)));
    return at;
  }
  const { conditions } = follow;
  plugin.waiting.push(() => {
    const before = follow.conditions;
    follow.conditions = conditions;
    const server = isUnwrapped ? at.server : childOf(at.server, isOpen ? options : prefix);
    if (server !== at.server) follow.servers.push(server);
    const instance: Value = { kind: "server", server };
    follow.call(body, [instance, options ?? { kind: "record", fields: new Map() }], body.node, body.scope);
    if (server !== at.server) for (const load of server.plugin?.waiting.splice(0) ?? []) load();
    follow.conditions = before;
  });
  return at;
}

/** An instance within another. */
function childOf(parent: Server, prefix: Value | undefined): Server {
  return {
    ...parent,
    isApplication: false,
    isMounted: true,
    layers: [],
    plugin: {
      parent,
      hooks: [],
      after: [],
      waiting: [],
      decorations: new Map(),
      ...(prefix !== undefined && { prefix }),
    },
  };
}

function unreadPlugin(call: Registration, given: Value, prefix: Value | undefined): void {
  const why = `it registers the plugin ${nameOf(given)}, whose routes are not read`;
  addUnread(call, why, [joined(prefix, text("*"))]);
}
