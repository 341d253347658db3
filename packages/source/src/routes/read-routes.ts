import type { Follow } from "../follow/context.ts";
import { unlessTooDeep } from "../follow/deep.ts";
import { createFollow } from "../follow/follow.ts";
import type { Modules } from "../follow/modules.ts";
import { startRest, unmetIn } from "../follow/start-rest.ts";
import { syntaxErrorOf } from "../follow/syntax.ts";
import { callExpress } from "./express/call-express.ts";
import { callFastify } from "./fastify/call-fastify.ts";
import { routesOfInstance } from "./fastify/routes-of.ts";
import { routesIn } from "./flatten.ts";
import { callHono } from "./hono/call-hono.ts";
import { SOMETHING } from "./path.ts";
import type { Registration } from "./registered.ts";
import type { Route } from "./route.ts";
import { unreadFrameworks } from "./unread-frameworks.ts";

const calls = { express: callExpress, fastify: callFastify, hono: callHono } as const;

/** The routes of an application, and what makes the listing of them incomplete. */
export interface ReadRoutes {
  readonly routes: readonly Route[];
  /** Sentences; empty where all was read. */
  readonly faults: readonly string[];
  readonly applications: number;
  /** What evaluates more of it, such as the body of a handler. */
  readonly follow: Follow;
}

const FRAMEWORK = /["'](?:express|fastify|hono)(?:["']|\/)/;

/** Reads the routes of the files of a company. */
export function readRoutes(modules: Modules): ReadRoutes {
  const follow = createFollow({
    modules,
    callServer: (own) => (at, method, args, place) => {
      const call: Registration = { follow: own, at, method, args, place };
      return calls[at.server.framework](call);
    },
  });
  const reached = reachedIn(modules);
  for (const path of reached.ordered) attempt(follow, path, () => follow.start(path));
  const rest = "What the application calls";
  attempt(follow, rest, () => loadAll(follow));
  attempt(follow, rest, () => startRest(follow));
  attempt(follow, rest, () => loadAll(follow));
  const unmet = reached.ordered.flatMap((path) => unmetIn(follow, modules.parsed(path)));
  const parsed = importedFrom(modules, reached.ordered).flatMap((path) => faultsOf(modules, path));
  const faults = [...unreadFrameworks(modules), ...follow.faults, ...parsed];
  const applications = follow.servers.filter((one) => one.isApplication && !one.isMounted);
  const routes = [
    ...follow.servers.flatMap((one) => routesOf(one, applications)),
    ...straysIn(follow),
    ...unmet.map(unmetRoute),
  ];
  return { routes, faults, applications: applications.length, follow };
}

function attempt(follow: Follow, what: string, act: () => void): void {
  unlessTooDeep(act, () => {
    follow.conditions = [];
    follow.faults.add(tooDeep(what));
  });
}

function tooDeep(what: string): string {
  return `${what} nests deeper than can be read.`;
}

/** Loads the plugins of Fastify that wait for the end of the application. */
function loadAll(follow: Follow): void {
  for (let index = 0; index < follow.servers.length; index += 1)
    for (const load of follow.servers[index]?.plugin?.waiting.splice(0) ?? []) load();
}

type Application = Follow["servers"][number];

function routesOf(server: Application, applications: readonly Application[]): readonly Route[] {
  if (server.framework === "fastify") return routesOfInstance(server);
  if (server.isMounted) return [];
  const others = applications.filter((one) => one !== server && one.framework === server.framework);
  const isRoot =
    server.isApplication &&
    (server.framework !== "hono" || server.isServed || others.every((one) => !one.isServed));
  return routesIn(server, isRoot ? undefined : "it is mounted nowhere that can be followed");
}

function unmetRoute({ method, path, place }: ReturnType<typeof unmetIn>[number]): Route {
  const unread = "it stands in what nobody who is read calls";
  return {
    framework: "express",
    method: method === "USE" ? "ALL" : method,
    path,
    paths: SOMETHING,
    place,
    steps: [],
    unread,
  };
}

function straysIn(follow: Follow): readonly Route[] {
  return follow.strays.map(({ method, args: [path], place, why }) => ({
    framework: "express",
    method: method === "USE" ? "ALL" : method,
    path: path?.kind === "text" ? path.text : "/*",
    paths: SOMETHING,
    place,
    steps: [],
    unread: `it is registered on what cannot be followed: ${why}`,
  }));
}

/** The files that a framework is used in, and those that lead to them; what is imported by nobody goes first. */
function reachedIn(modules: Modules): { readonly ordered: readonly string[] } {
  const imports = new Map(modules.paths.map((path) => [path, modules.importsOf(path)]));
  const importers = new Map<string, string[]>();
  for (const [path, targets] of imports)
    for (const target of targets) {
      const known = importers.get(target);
      if (known === undefined) importers.set(target, [path]);
      else known.push(path);
    }
  const leads = new Set(modules.paths.filter((path) => FRAMEWORK.test(modules.textOf(path))));
  // A set that grows is walked to its end.
  for (const path of leads) for (const importer of importers.get(path) ?? []) leads.add(importer);
  const all = modules.paths.filter((path) => leads.has(path));
  const imported = new Set(all.flatMap((path) => imports.get(path) ?? []));
  return {
    ordered: [...all.filter((path) => !imported.has(path)), ...all.filter((path) => imported.has(path))],
  };
}

/** The files, and all that they import, and so on: what takes part in an application need not name its framework. */
function importedFrom(modules: Modules, paths: readonly string[]): readonly string[] {
  const all = new Set(paths);
  // A set that grows is walked to its end.
  for (const path of all) for (const target of modules.importsOf(path)) all.add(target);
  return [...all];
}

function faultsOf(modules: Modules, path: string): readonly string[] {
  const file = modules.parsed(path);
  if (modules.isTooDeep(path)) return [tooDeep(path)];
  const where = syntaxErrorOf(file);
  return where === undefined ? [] : [`${where} does not parse.`];
}
