import { type Layer, nameOf, type Server, type Value } from "../follow/value.ts";
import { answersItself, mayAnswer } from "./answers.ts";
import { isNamedRouter, letsPass } from "./packages.ts";
import { createPassed, type Passed } from "./passed.ts";
import { below, EVERYTHING, type PathSet, pathSet, SOMETHING } from "./path.ts";
import { refusesAll } from "./refuses.ts";
import type { Route, Step } from "./route.ts";
import { forgives, leaves, rewrites } from "./skips.ts";

/** Where a router is mounted. */
interface Mount {
  readonly text: string;
  readonly paths: PathSet;
  readonly conditions: readonly string[];
  /** What those around make of case in a path. */
  readonly caseSensitive: boolean | string;
  /** What it lies in, so that none is mounted in itself. */
  readonly around: readonly Server[];
  readonly unread?: string;
}

const ROOT: Mount = {
  text: "",
  paths: { ways: [[]], isExact: true },
  conditions: [],
  caseSensitive: false,
  around: [],
};

/** The routes of an application of Express or Hono: a request passes what was registered, in that order, through every router that it enters. */
export function routesIn(application: Server, unread?: string): readonly Route[] {
  const routes: Route[] = [];
  const passed = createPassed();
  const why = unread ?? application.doubt?.why;
  const at = why === undefined ? ROOT : { ...ROOT, paths: SOMETHING, unread: why };
  walk(application, at, passed, routes);
  for (const layer of application.last ?? []) routes.push(lastRoute(application, layer, at, passed));
  return routes;
}

/** What answers where no route does: behind all that was registered. */
function lastRoute(server: Server, layer: Layer, mount: Mount, passed: Passed): Route {
  return routeOf(
    server,
    layer,
    placed(server, layer, undefined, mount, false),
    "ALL",
    mount,
    layer.conditions,
    passed,
  );
}

function walk(server: Server, mount: Mount, passed: Passed, routes: Route[]): void {
  const start = passed.length;
  let left: { readonly from: number; readonly how: string } | undefined;
  for (const layer of server.layers) {
    const from = passed.length;
    // An error goes past all that is registered in the same router, up to what takes it.
    const forgiving =
      layer.kind === "use" && server.framework === "express" ? first(layer, forgives) : undefined;
    if (forgiving !== undefined) passed.skipFrom(start, forgiving);
    const conditions = [...mount.conditions, ...layer.conditions];
    const paths = layer.paths.length > 0 ? layer.paths : [undefined];
    if (layer.kind === "unread") {
      for (const path of paths)
        routes.push(unreadRoute(server, layer, placed(server, layer, path, mount, false), layer.why ?? ""));
    } else if (layer.kind === "use") {
      for (const [index, path] of paths.entries())
        useAt(server, layer, placed(server, layer, path, mount, true), {
          mount,
          conditions,
          passed,
          routes,
          isFirst: index === 0,
        });
    } else {
      const all = paths.map((path) => placed(server, layer, path, mount, false));
      for (const one of all)
        for (const method of layer.methods)
          routes.push(routeOf(server, layer, one, method, mount, conditions, passed));
      // What a route names stands before later routes of the same path as well.
      for (const one of all)
        for (const step of stepsOf(server, layer, one.paths, mount, conditions))
          if (!answersItself(step.value, server.framework)) passed.push({ ...step, isOfOther: true });
    }
    const rewriting = server.framework === "express" ? first(layer, rewrites) : undefined;
    if (rewriting !== undefined) passed.skipNarrow(rewriting);
    const how = server.framework === "express" ? first(layer, (value) => leaves(value, "router")) : undefined;
    if (how !== undefined) left ??= { from, how };
  }
  // Whoever leaves a router comes by without what still stands in it.
  if (left !== undefined) passed.skipFrom(left.from, left.how);
}

function first(layer: Layer, of: (value: Value) => string | undefined): string | undefined {
  return layer.functions.map(of).find((one) => one !== undefined);
}

/** The functions of a route as steps: some way may lead past those behind one that leaves it, or before one that takes errors. */
function stepsOf(
  server: Server,
  layer: Layer,
  at: PathSet,
  mount: Mount,
  conditions: readonly string[],
  isOwn = false,
): readonly Step[] {
  const steps: Step[] = [];
  let left: string | undefined;
  for (const value of layer.functions) {
    const forgiving = server.framework === "express" ? forgives(value) : undefined;
    if (forgiving !== undefined)
      for (const [index, step] of steps.entries()) steps[index] = { skipped: forgiving, ...step };
    steps.push({
      ...stepOf(server, layer, at, value, mount, conditions),
      ...(left !== undefined && { skipped: left }),
    });
    left ??= server.framework === "express" && !isOwn ? leaves(value, "route") : undefined;
  }
  return steps;
}

interface Placed {
  readonly text: string;
  readonly paths: PathSet;
  readonly unread?: string;
}

/** A path within a router, as a whole. */
function placed(
  server: Server,
  layer: Layer,
  path: Value | undefined,
  mount: Mount,
  isPrefix: boolean,
): Placed {
  const { framework } = server;
  // `use` of Express answers all that begins with its path; that of Hono a pattern.
  const isWide = isPrefix && framework === "express";
  if (path === undefined)
    return {
      text: join(mount.text, "*"),
      paths: below(mount.paths, layer.kind === "unread" ? SOMETHING : EVERYTHING),
      ...unreadOf(mount),
    };
  if (path.kind === "text") {
    const own = pathSet(path.text, framework, isWide);
    return { text: join(mount.text, path.text), paths: below(mount.paths, own), ...unreadOf(mount) };
  }
  if (path.kind === "pattern") {
    return {
      text: `${mount.text} ${path.text}`.trim(),
      paths: below(mount.paths, SOMETHING),
      ...unreadOf(mount),
    };
  }
  const why = path.kind === "unknown" ? path.why : "it is computed";
  return {
    text: join(mount.text, "(computed)"),
    paths: below(mount.paths, SOMETHING),
    unread: mount.unread ?? `its path is not known: ${why}`,
  };
}

function unreadOf({ unread }: Mount): { readonly unread?: string } {
  return unread === undefined ? {} : { unread };
}

function join(before: string, path: string): string {
  const joined = `${before.replace(/\/+$/, "")}/${path.replace(/^\/+/, "")}`;
  return joined.length > 1 ? joined.replace(/\/+$/, "") : joined;
}

interface Around {
  readonly mount: Mount;
  readonly conditions: readonly string[];
  readonly passed: Passed;
  readonly routes: Route[];
  readonly isFirst: boolean;
}

function useAt(server: Server, layer: Layer, at: Placed, around: Around): void {
  const { mount, conditions, passed, routes } = around;
  for (const value of layer.functions) {
    if (value.kind === "server") {
      const child = value.server;
      if ([...mount.around, server].includes(child)) continue;
      walk(
        child,
        {
          text: at.text,
          paths: at.paths,
          conditions,
          caseSensitive: stricter(mount.caseSensitive, server.caseSensitive),
          around: [...mount.around, server],
          ...unreadIn(at, child),
        },
        passed,
        routes,
      );
      continue;
    }
    const step = stepOf(server, layer, at.paths, value, mount, conditions);
    // What is not found is served nowhere.
    const answers = mayAnswer(value, server.framework) && !refusesAll(value, server.framework);
    const doubt = answers ? undefined : doubtOf(layer, value);
    if (answers || doubt !== undefined) {
      const steps = [...passed.before(at.paths, conditions, "ALL"), { ...step, isOwn: true }];
      routes.push(servedBy(server, layer, at, doubt, steps));
    }
    passed.push(step);
  }
}

/** What is not known of a path, or of the router that is mounted at it. The options of a router of Hono are not asked for where it is mounted. */
function unreadIn(at: Placed, child: Server): { readonly unread?: string } {
  const own = child.framework === "hono" ? undefined : child.doubt?.why;
  const unread = at.unread ?? own;
  return unread === undefined ? {} : { unread };
}

/**
 * Why what is mounted may answer by itself, as the end of a sentence. What of a package stands before other functions is held to pass requests on
 * or to refuse them, unless it is called a router.
 */
function doubtOf(layer: Layer, value: Value): string | undefined {
  if (value.kind === "function" || value.kind === "plain" || letsPass(value)) return undefined;
  if (layer.functions.at(-1) !== value && !isNamedRouter(nameOf(value))) return undefined;
  return unreadOfPackage(value);
}

function unreadOfPackage(value: Value): string | undefined {
  if (value.kind === "function" || value.kind === "plain" || letsPass(value)) return undefined;
  if (value.kind === "unknown") return `what is mounted there cannot be followed: ${value.why}`;
  if (value.kind === "either") return value.values.map(unreadOfPackage).find((one) => one !== undefined);
  if (value.kind === "made") return `what is mounted there is made by ${value.symbol}, which is not read`;
  return `what is mounted there is ${nameOf(value)}, which is not read`;
}

function servedBy(
  server: Server,
  layer: Layer,
  at: Placed,
  doubt: string | undefined,
  steps: readonly Step[],
): Route {
  const text = server.framework === "express" ? join(at.text, "*") : at.text;
  const last = steps.at(-1)?.value;
  // Of what only a running application knows nothing is claimed, whatever stands before it.
  const unread = at.unread ?? (last !== undefined && isUnknown(last) ? doubt : undefined);
  return {
    framework: server.framework,
    method: "ALL",
    path: text,
    paths: at.paths,
    place: layer.place,
    steps,
    ...(unread !== undefined && { unread }),
    ...(doubt !== undefined && { doubt }),
  };
}

function isUnknown(value: Value): boolean {
  return value.kind === "unknown" || (value.kind === "either" && value.values.some(isUnknown));
}

function routeOf(
  server: Server,
  layer: Layer,
  at: Placed,
  method: string,
  mount: Mount,
  conditions: readonly string[],
  passed: Passed,
): Route {
  // Who leaves the route comes by without its handler as well.
  const own = stepsOf(server, layer, EVERYTHING, mount, [], true).map((step) => ({ ...step, isOwn: true }));
  return {
    framework: server.framework,
    method,
    path: at.text,
    paths: at.paths,
    place: layer.place,
    steps: [...passed.before(at.paths, conditions, method), ...own],
    ...(at.unread !== undefined && { unread: at.unread }),
  };
}

/** Where one of both tells letters apart, the path as a whole does. */
function stricter(a: boolean | string, b: boolean | string): boolean | string {
  if (a === true || b === true) return true;
  return typeof a === "string" ? a : b;
}

function stepOf(
  server: Server,
  layer: Layer,
  at: PathSet,
  value: Value,
  mount: Mount,
  conditions: readonly string[],
): Step {
  // A path that ends in a slash is another one there.
  const isStrict = server.strict === true && layer.kind === "route" && at !== EVERYTHING;
  return {
    value,
    place: layer.place,
    methods: layer.methods,
    at: isStrict ? { ...at, isExact: false } : at,
    caseSensitive: stricter(mount.caseSensitive, server.caseSensitive),
    conditions,
    isOwn: false,
  };
}

function unreadRoute(server: Server, layer: Layer, at: Placed, why: string): Route {
  return {
    framework: server.framework,
    method: "ALL",
    path: at.text,
    paths: at.paths,
    place: layer.place,
    steps: [],
    unread: at.unread ?? why,
  };
}
