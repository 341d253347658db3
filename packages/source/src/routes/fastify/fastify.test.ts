import { expect, test } from "vitest";
import { saidOfFastify } from "../../testing/said.fixture.ts";

test.each([
  ["a hook of the route", `app.get("/admin/a", { preHandler: guard }, show);`, "GET /admin/a guarded"],
  ["a list of hooks", `app.get("/admin/a", { onRequest: [guard] }, show);`, "GET /admin/a guarded"],
  ["no hook", `app.get("/admin/a", show);`, "GET /admin/a open"],
  [
    "route() with a hook",
    `app.route({ method: ["GET", "PUT"], url: "/admin/a", preHandler: [guard], handler: show });`,
    "GET /admin/a guarded\nPUT /admin/a guarded",
  ],
  ["a handler in the options", `app.get("/admin/a", { handler: show });`, "GET /admin/a open"],
  [
    "a hook that is added later",
    `app.get("/admin/a", show); app.addHook("preHandler", guard);`,
    "GET /admin/a guarded",
  ],
  [
    "a hook that runs after the handler",
    `app.addHook("onSend", guard); app.get("/admin/a", show);`,
    "GET /admin/a open",
  ],
  [
    "a plugin with a prefix",
    `app.register(async (own) => { own.addHook("onRequest", guard); own.get("/a", show); }, { prefix: "/admin" });`,
    "GET /admin/a guarded",
  ],
  [
    "a hook of a sibling",
    `app.register(async (own) => { own.addHook("onRequest", guard); }); app.register(async (own) => { own.get("/a", show); }, { prefix: "/admin" });`,
    "GET /admin/a open",
  ],
  [
    "a hook of a sibling that is unwrapped",
    `app.register(fp(async (own) => { own.addHook("onRequest", guard); })); app.register(async (own) => { own.get("/a", show); }, { prefix: "/admin" });`,
    "GET /admin/a guarded",
  ],
  [
    "an unwrapped sibling that is loaded later",
    `app.register(async (own) => { own.get("/a", show); }, { prefix: "/admin" }); app.register(fp(async (own) => { own.addHook("onRequest", guard); }));`,
    "GET /admin/a guarded",
  ],
  [
    "a hook after the plugin",
    `app.register(async (own) => { own.get("/a", show); }, { prefix: "/admin" }); app.addHook("onRequest", guard);`,
    "GET /admin/a guarded",
  ],
  [
    "a hook after a plugin that was waited for",
    `await app.register(async (own) => { own.get("/a", show); }, { prefix: "/admin" }); app.addHook("onRequest", guard);`,
    "GET /admin/a guarded",
  ],
  [
    "plugins within each other",
    `app.register(async (own) => { own.register(async (in_) => { in_.get("/a", show); }, { prefix: "/x" }); own.addHook("onRequest", guard); }, { prefix: "/admin" });`,
    "GET /admin/x/a guarded",
  ],
  [
    "a prefix that is computed",
    `app.register(async (own) => { own.get("/a", show); }, { prefix: process.env.PREFIX });`,
    "GET /(computed)/a unread: its path is not known: it is computed",
  ],
  [
    "a plugin that is imported as it runs",
    `app.register(import("./plugin"));`,
    "ALL /* unread: it registers the plugin what cannot be followed (it is imported while the application runs), whose routes are not read",
  ],
  [
    "plugins of a folder",
    `import load from "@fastify/autoload"; app.register(load, { dir: "routes" });`,
    "ALL /* unread: it registers the plugin @fastify/autoload#default, whose routes are not read",
  ],
  ["a plugin that serves nothing", `import cors from "@fastify/cors"; app.register(cors);`, ""],
  [
    "a decorated guard",
    `app.decorate("mfa", guard); app.get("/admin/a", { preHandler: [app.mfa] }, show);`,
    "GET /admin/a guarded",
  ],
  [
    "another case",
    `app.register(async (own) => { own.addHook("onRequest", guard); own.get("/a", show); }, { prefix: "/Admin" });`,
    "GET /Admin/a guarded",
  ],
  [
    "options that are computed",
    `app.get("/admin/a", optionsOf("a"), show);`,
    "GET /admin/a unread: a function before it cannot be followed: its options are computed",
  ],
  [
    "options that others are spread over",
    `app.get("/admin/a", { preHandler: guard, ...load() }, show);`,
    "GET /admin/a unread: a function before it cannot be followed: what is spread in it is not known",
  ],
  [
    "options that known ones are spread over",
    `const own = { preHandler: guard }; app.get("/admin/a", { preHandler: show, ...own }, show); app.get("/admin/b", { preHandler: guard, ...(flags.x && { preHandler: show }) }, show);`,
    "GET /admin/a guarded\nGET /admin/b unread: one of several functions stands before it: @bylaw/express/fastify#requireMfa() or app.ts#show",
  ],
  [
    "options that are spread, and a hook of its own",
    `app.get("/admin/a", { ...load(), preHandler: guard }, show);`,
    "GET /admin/a guarded",
  ],
  [
    "a condition",
    `if (process.env.MFA) app.addHook("onRequest", guard); app.get("/admin/a", show);`,
    "GET /admin/a unread: @bylaw/express/fastify#requireMfa() of app.ts:2 stands under a condition (if at app.ts:2)",
  ],
  [
    "a factory",
    `export function build() { const own = Fastify(); own.get("/admin/a", { preHandler: guard }, show); return own; }`,
    "GET /admin/a guarded",
  ],
  [
    "a plugin that nobody registers",
    `export const routes = async (own) => { own.route({ method: "GET", url: "/admin/a", handler: show }); };`,
    "ALL /admin/a unread: it is registered on what cannot be followed: nobody who is read calls it",
  ],
])("%s", (_, text, expected) => {
  expect(
    saidOfFastify(text)
      .map((line) => line.replace(/^app\.ts:\d+ /, ""))
      .join("\n"),
  ).toBe(expected);
});
