import type { Observed } from "@bylaw/core";
import {
  absent,
  byCodeUnits,
  known,
  type Problem,
  type UnreadableResource,
  unreadable,
  unreadableResource,
} from "@bylaw/core/provider";
import { type AuthenticationEvent, type Outcome, outcomesOf } from "../audit-calls/events.ts";
import { type Recorded, recordedBy } from "../audit-calls/read-handler.ts";
import { type Aliases, modulesOf } from "../follow/modules.ts";
import { guardedIn } from "../routes/guard/guard.ts";
import { overlaps, type PathSet, pathSet } from "../routes/path.ts";
import { readRoutes } from "../routes/read-routes.ts";
import type { Route } from "../routes/route.ts";
import { type Analysis, OPERATION } from "./kind.ts";
import type { SourceOptions } from "./options.ts";
import type { AuthenticationHandler, SourceRoute } from "./resources.ts";

type Handlers = readonly (AuthenticationHandler | UnreadableResource)[];

const GUARDS = ["", "/fastify", "/hono"].map((entry) => `@bylaw/express${entry}#requireMfa()`);
const LOGS = ["@bylaw/audit-log#createAuditLog()"];

/** Reads the routes of an application, and what its authentication handlers record. `prefix` is what lies before its files in the repository. */
export function analyse(
  texts: ReadonlyMap<string, string>,
  aliases: Aliases,
  options: SourceOptions,
  prefix?: string,
): Analysis {
  const read = readRoutes(modulesOf(texts, aliases));
  const routes = [...read.routes].sort(byPlace);
  const ids = idsOf(routes);
  const guards = new Set([...GUARDS, ...(options.guards ?? [])]);
  const logs = new Set([...LOGS, ...(options.logs ?? [])]);
  const privileged = (options.privileged ?? []).map((text) => ({
    text,
    paths: pathSet(text.replace(/\/+$/, ""), "hono", !text.endsWith("*")),
  }));
  const asked = authenticationIn(options);
  const about = routes.map((route) => {
    const areas = privileged.filter(({ paths }) => overlaps(paths, route.paths));
    const guard = guardOf(areas.map(({ paths }) => guardedIn(read.follow, route, paths, guards)));
    return { ...headOf(route, ids, prefix), privileged: areas.map(({ text }) => text), guard };
  });
  const unmet = privileged.filter(({ text }) => !about.some((one) => one.privileged.includes(text)));
  const problem = problemOf(read.applications, read.faults);
  const handlers = asked.flatMap((one): Handlers => {
    const own = routes.filter((route) => isOf(one, route));
    if (own.length === 0) return [emptyPattern(`${one.event} ${one.text}`, one.text, problem)];
    return own.map((route) =>
      handlerOf(headOf(route, ids, prefix), one.event, recordedBy(read.follow, route, logs)),
    );
  });
  return {
    routes: [
      ...about,
      ...(privileged.length === 0 ? [untold()] : []),
      ...unmet.map(({ text }) => emptyPattern(`privileged ${text}`, text, problem)),
    ],
    handlers: unique(handlers),
    ...(problem !== undefined && { problem }),
  };
}

function problemOf(applications: number, faults: readonly string[]): Problem | undefined {
  const [first] = faults;
  if (applications > 0 && first === undefined) return undefined;
  const message =
    first === undefined
      ? "No application of Express, Fastify or Hono was found: name the directory that it is made in, and what include leaves out."
      : `${first}${faults.length > 1 ? ` So it is of ${faults.length - 1} more.` : ""}`;
  return { code: first === undefined ? "not-collected" : "partial-data", message, operation: OPERATION };
}

function emptyPattern(id: string, text: string, problem: Problem | undefined): UnreadableResource {
  const message =
    problem === undefined
      ? `No route lies under ${text}: name a path that is there, or take it out.`
      : `No route that was read lies under ${text}, and not all of the application was read.`;
  return unreadableResource(id, { code: "empty-population", message, operation: OPERATION });
}

/** Without a path nothing would be judged, and nothing would say so. */
function untold(): UnreadableResource {
  const message = 'source() is told no privileged path: say privileged: ["/admin"], or what yours is.';
  return unreadableResource("privileged paths", { code: "not-collected", message, operation: OPERATION });
}

interface Asked {
  readonly event: AuthenticationEvent;
  readonly text: string;
  readonly method?: string;
  readonly paths: PathSet;
}

function authenticationIn({ authentication = {} }: SourceOptions): readonly Asked[] {
  return Object.entries(authentication).flatMap(([event, patterns]) =>
    (patterns ?? []).map((text): Asked => {
      const [, method, path = text] = /^([A-Z]+) (.*)$/.exec(text) ?? [];
      return {
        event: event as AuthenticationEvent,
        text,
        paths: pathSet(path.replace(/\/+$/, ""), "hono", false),
        ...(method !== undefined && { method }),
      };
    }),
  );
}

function isOf({ method, paths }: Asked, route: Route): boolean {
  const isMethod = method === undefined || route.method === method || route.method === "ALL";
  return isMethod && overlaps(paths, route.paths);
}

type Heads = ReadonlyMap<Route, string>;
type Head = Pick<SourceRoute, "id" | "name" | "location" | "framework" | "method" | "path">;

function headOf(route: Route, ids: Heads, prefix: string | undefined): Head {
  const { place, framework, method, path } = route;
  return {
    id: ids.get(route) ?? "",
    name: `${place.path}:${place.line} ${method} ${path}`,
    location: {
      path: place.path,
      line: place.line,
      ...(prefix !== undefined && { file: prefix + place.path }),
    },
    framework,
    method,
    path,
  };
}

function idsOf(routes: readonly Route[]): Heads {
  const counts = new Map<string, number>();
  return new Map(
    routes.map((route) => {
      const id = `${route.place.path} ${route.method} ${route.path}`;
      const count = (counts.get(id) ?? 0) + 1;
      counts.set(id, count);
      return [route, count === 1 ? id : `${id} (${count})`];
    }),
  );
}

function guardOf(all: readonly ReturnType<typeof guardedIn>[]): Observed<string> {
  const [first] = all;
  const open = all.find((one) => one.is === "open");
  if (open?.is === "open")
    return absent(OPERATION, `before it ${open.passed.length === 0 ? "nothing" : open.passed.join(", ")}`);
  const unread = all.find((one) => one.is === "unread");
  if (unread?.is === "unread")
    return unreadable({ code: "partial-data", message: sentence(unread.why), operation: OPERATION });
  if (first?.is === "guarded") return known(`${first.by} of ${first.place.path}:${first.place.line}`);
  return absent(OPERATION, "it serves no privileged path");
}

function sentence(why: string): string {
  return `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
}

function handlerOf(head: Head, event: AuthenticationEvent, recorded: Recorded): AuthenticationHandler {
  return {
    ...head,
    id: `${head.id} ${event}`,
    event,
    outcomes: [...outcomesOf[event]],
    success: isRecorded(recorded, event, "success"),
    failure: isRecorded(recorded, event, "failure"),
  };
}

function isRecorded(
  { events, doubt }: Recorded,
  event: AuthenticationEvent,
  outcome: Outcome,
): Observed<boolean> {
  const holds = (values: readonly (string | undefined)[], wanted: string): boolean | undefined =>
    values.includes(wanted) ? true : values.includes(undefined) ? undefined : false;
  const found = events.map(({ kinds, outcomes, place }) => ({
    kind: holds(kinds, event),
    how: holds(outcomes, outcome),
    place,
  }));
  if (found.some(({ kind, how }) => kind === true && how === true)) return known(true);
  const doubtful = found.find(({ kind, how }) => kind !== false && how !== false);
  const why =
    doubtful === undefined
      ? doubt
      : `the kind or the outcome of the event that ${doubtful.place.path}:${doubtful.place.line} records is computed: write both as texts, in a call for each outcome`;
  if (why === undefined) return known(false);
  return unreadable({ code: "partial-data", message: sentence(why), operation: OPERATION });
}

function unique(all: Handlers): Handlers {
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

function byPlace(a: Route, b: Route): number {
  return (
    byCodeUnits(a.place.path, b.place.path) ||
    a.place.line - b.place.line ||
    byCodeUnits(a.path, b.path) ||
    byCodeUnits(a.method, b.method)
  );
}
