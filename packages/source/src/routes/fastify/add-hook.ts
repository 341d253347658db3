import { type Layer, type Server, unknown, type Value } from "../../follow/value.ts";
import { addUnread, type Registration } from "../registered.ts";

/** The hooks that run before a handler, in their order. */
export const BEFORE = ["onRequest", "preParsing", "preValidation", "preHandler"] as const;

/** Adds a hook to an instance: it stands before every route of it and of those within, whichever is there first. */
export function addHook(call: Registration, name: Value | undefined, hook: Value | undefined): Value {
  const { at } = call;
  const isBefore = name?.kind !== "text" || BEFORE.some((one) => one === name.text);
  if (name?.kind === "text" && name.text === "onRoute") addUnread(call, "its hook onRoute may change routes");
  if (!isBefore) return at;
  const known = name?.kind === "text" ? hook : undefined;
  at.server.plugin?.hooks.push(hookOf(call, known ?? unknown("which hook it is is computed")));
  return at;
}

/** A hook as it stands in the program. */
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
