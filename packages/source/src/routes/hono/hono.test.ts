import { expect, test } from "vitest";
import { saidOfHono } from "../../testing/said.fixture.ts";

test.each([
  ["a guard of the route", `app.get("/admin/a", guard, show);`, "GET /admin/a guarded"],
  ["a guard before it", `app.use("/admin/*", guard); app.get("/admin/a", show);`, "GET /admin/a guarded"],
  ["a guard of one path alone", `app.use("/admin", guard); app.get("/admin/a", show);`, "GET /admin/a open"],
  ["a guard of all", `app.use(guard); app.get("/admin/a", show);`, "GET /admin/a guarded"],
  ["a guard behind it", `app.get("/admin/a", show); app.use("/admin/*", guard);`, "GET /admin/a open"],
  [
    "a slash behind the guard's path",
    `app.use("/admin/", guard); app.get("/admin", show);`,
    "GET /admin open",
  ],
  [
    "a slash behind the route's path",
    `app.use("/admin", guard); app.get("/admin/", show);`,
    "GET /admin open",
  ],
  ["a slash below a star", `app.use("/admin/*", guard); app.get("/admin/", show);`, "GET /admin guarded"],
  [
    "handlers of a factory",
    `import { createFactory, createMiddleware } from "hono/factory"; const own = createFactory().createHandlers(guard, show); app.get("/admin/a", ...own); app.get("/admin/b", createMiddleware(guard), show); app.get("/admin/c", ...createFactory().createHandlers(show));`,
    "GET /admin/a guarded\nGET /admin/b guarded\nGET /admin/c open",
  ],
  ["another case", `app.use("/admin/*", guard); app.get("/Admin/a", show);`, "GET /Admin/a open"],
  [
    "a guard in a part",
    `const own = new Hono(); own.use(guard); own.get("/a", show); app.route("/admin", own);`,
    "GET /admin/a guarded",
  ],
  [
    "a chain",
    `const own = new Hono().get("/a", show).post("/b", guard, show); app.route("/admin", own);`,
    "GET /admin/a open\nPOST /admin/b guarded",
  ],
  [
    "a base path",
    `const own = app.basePath("/admin"); own.use("*", guard); own.get("/a", show);`,
    "GET /admin/a guarded",
  ],
  [
    "a base path that is made",
    `const own = new Hono().basePath("/admin"); own.get("/a", show); app.route("/", own);`,
    "GET /admin/a open",
  ],
  [
    "on()",
    `app.on(["PUT", "DELETE"], "/admin/a", guard, show); app.on("GET", ["/admin/b", "/c"], show);`,
    "PUT /admin/a guarded\nDELETE /admin/a guarded\nGET /admin/b open",
  ],
  [
    "another application that is mounted",
    `app.mount("/admin", other.fetch);`,
    "ALL /admin/* unread: it calls mount, of which nobody can say what it serves",
  ],
  ["an optional parameter", `app.get("/admin/:id?", show);`, "GET /admin/:id? open"],
  // honojs/hono#5374: within a path Hono does not read it so, and never runs the guard.
  [
    "a guard behind an optional parameter within a path",
    `app.use("/admin/:version?/api/*", guard); app.get("/admin/api/users", show);`,
    "GET /admin/api/users open",
  ],
  [
    "a parameter with a pattern",
    `app.get("/:section{admin|users}/a", show);`,
    "GET /:section{admin|users}/a open",
  ],
  ["a star within", `app.get("/*/users", show);`, "GET /*/users open"],
  [
    "a part by a path that is computed",
    `const own = new Hono(); own.get("/a", show); app.route(process.env.BASE, own);`,
    "GET /(computed)/a unread: its path is not known: it is computed",
  ],
  ["middleware that answers", `app.use("/admin/*", (c) => c.text(""));`, "ALL /admin/* open"],
  [
    "a part of another application",
    `const own = new Hono(); own.get("/a", show); const other = new Hono(); other.use(guard); other.route("/admin", own); app.route("/admin", own);`,
    "GET /admin/a open\nGET /admin/a guarded",
  ],
])("%s", (_, text, expected) => {
  expect(
    saidOfHono(text)
      .map((line) => line.replace(/^app\.ts:\d+ /, ""))
      .join("\n"),
  ).toBe(expected);
});
