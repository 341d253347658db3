import { modulesOf } from "../follow/modules.ts";
import { guardedIn } from "../routes/guard/guard.ts";
import { overlaps, pathSet } from "../routes/path.ts";
import { readRoutes } from "../routes/read-routes.ts";

const GUARDS = new Set(["", "/fastify", "/hono"].map((entry) => `@bylaw/express${entry}#requireMfa()`));

/** What is said of the routes of an application that lie under `/admin`, a line each. */
export function said(files: Readonly<Record<string, string>>): readonly string[] {
  const { routes, faults, follow } = readRoutes(modulesOf(new Map(Object.entries(files))));
  const area = pathSet("/admin", "express", true);
  const lines = routes
    .filter((one) => overlaps(one.paths, area))
    .map((route) => {
      const guarded = guardedIn(follow, route, area, GUARDS);
      const { path, line } = route.place;
      const why = guarded.is === "unread" ? `: ${guarded.why}` : "";
      return `${path}:${line} ${route.method} ${route.path} ${guarded.is}${why}`;
    });
  return [...lines, ...faults];
}

/** The same of one file of Express, whose beginning is there. */
export function saidOfExpress(text: string): readonly string[] {
  const head = `import express, { Router } from "express"; import { requireMfa } from "@bylaw/express"; const app = express(); const guard = requireMfa(options); const show = (req, res) => res.json([]);\n`;
  return said({ "app.ts": head + text.trim() });
}

/** The same of one file of Fastify. */
export function saidOfFastify(text: string): readonly string[] {
  const head = `import Fastify from "fastify"; import fp from "fastify-plugin"; import { requireMfa } from "@bylaw/express/fastify"; const app = Fastify(); const guard = requireMfa(options); const show = async () => [];\n`;
  return said({ "app.ts": head + text.trim() });
}

/** The same of one file of Hono. */
export function saidOfHono(text: string): readonly string[] {
  const head = `import { Hono } from "hono"; import { requireMfa } from "@bylaw/express/hono"; const app = new Hono(); const guard = requireMfa(options); const show = (c) => c.json([]);\n`;
  return said({ "app.ts": head + text.trim() });
}
