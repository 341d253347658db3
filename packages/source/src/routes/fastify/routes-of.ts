import { type Layer, type Server, UNDEFINED, type Value } from "../../follow/value.ts";
import { below, EVERYTHING, type PathSet, pathSet, SOMETHING } from "../path.ts";
import type { Route, Step } from "../route.ts";
import { BEFORE } from "./add-hook.ts";

interface Base {
  readonly text: string;
  readonly paths: PathSet;
  readonly unread?: string;
}

/** The routes of one instance of Fastify. Its hooks, and those of the instances around it, stand before each of them, whichever was added first. */
export function routesOfInstance(server: Server): readonly Route[] {
  const base = baseOf(server);
  const hooks = hooksOf(server);
  return server.layers.flatMap((layer) =>
    (layer.paths.length > 0 ? layer.paths : [undefined]).flatMap((path) =>
      layer.methods.map((method) => routeAt(server, hooks, layer, within(base, path), method)),
    ),
  );
}

function baseOf(server: Server | undefined): Base {
  if (server?.plugin === undefined) return { text: "", paths: { ways: [[]], isExact: true } };
  const { parent, prefix } = server.plugin;
  const outer = doubted(baseOf(parent), server);
  if (parent === undefined || prefix === undefined) return outer;
  return within(outer, prefix);
}

function doubted(base: Base, { doubt }: Server): Base {
  if (doubt === undefined) return base;
  const paths = doubt.isAnywhere ? SOMETHING : base.paths;
  return { ...base, paths, unread: base.unread ?? doubt.why };
}

function within(base: Base, path: Value | undefined): Base {
  const unread = base.unread === undefined ? {} : { unread: base.unread };
  if (path === undefined) return { text: `${base.text}/*`, paths: below(base.paths, SOMETHING), ...unread };
  if (path.kind !== "text") {
    const why = path.kind === "unknown" ? path.why : "it is computed";
    return {
      text: `${base.text}/(computed)`,
      paths: below(base.paths, SOMETHING),
      unread: base.unread ?? `its path is not known: ${why}`,
    };
  }
  const text = `${base.text}/${path.text.replace(/^\/+/, "")}`;
  return {
    text: text.length > 1 ? text.replace(/\/+$/, "") : text,
    paths: below(base.paths, pathSet(path.text, "fastify", false)),
    ...unread,
  };
}

/** Those of the instances around it first: Fastify hands each that is added later on to the instances within. */
function hooksOf(server: Server | undefined): readonly Layer[] {
  if (server?.plugin === undefined) return [];
  return [...hooksOf(server.plugin.parent), ...server.plugin.hooks];
}

function routeAt(server: Server, around: readonly Layer[], layer: Layer, at: Base, method: string): Route {
  const stepOf = (from: Layer, value: Value, isOwn: boolean): Step => ({
    value,
    place: from.place,
    methods: ["ALL"],
    at: EVERYTHING,
    caseSensitive: server.caseSensitive,
    conditions: isOwn ? [] : from.conditions.filter((one) => !layer.conditions.includes(one)),
    isOwn,
  });
  const steps = [...around.flatMap((hook) => phased(hook, false)), ...phased(layer, true)];
  function phased(from: Layer, isOwn: boolean): readonly { readonly phase: number; readonly step: Step }[] {
    return from.functions.map((value, index) => ({
      phase: from.phases?.[index] ?? (isOwn ? BEFORE.length : 0),
      step: stepOf(from, value, isOwn),
    }));
  }
  const unread = at.unread ?? (layer.kind === "unread" ? layer.why : changedOf(layer));
  return {
    framework: "fastify",
    method,
    path: at.text,
    paths: at.paths,
    place: layer.place,
    // Hooks run by their kind first, and only within one as they were added.
    steps: steps.sort((a, b) => a.phase - b.phase).map(({ step }) => step),
    after: [
      ...(layer.after ?? []).map((value) => ({ value, place: layer.place, isOwn: true })),
      ...afterOf(server).map(({ functions: [value = UNDEFINED], place }) => ({ value, place, isOwn: false })),
    ],
    ...(unread !== undefined && { unread }),
  };
}

function afterOf(server: Server | undefined): readonly Layer[] {
  return server?.plugin === undefined ? [] : [...afterOf(server.plugin.parent), ...server.plugin.after];
}

/** Fastify reads the lists of a route's hooks when it is started, and not when the route is registered. */
function changedOf({ lists = [] }: Layer): string | undefined {
  const isChanged = lists.some(({ list, changes }) => (list.changes ?? 0) !== changes);
  return isChanged ? "a list of its hooks is changed after it was registered" : undefined;
}
