import { describe, expect, test } from "vitest";
import { said, saidOfExpress } from "../../testing/said.fixture.ts";

describe("Express", () => {
  test.each([
    ["a guard of the route", `app.get("/admin/a", guard, show);`, "GET /admin/a guarded"],
    ["no guard", `app.get("/admin/a", show);`, "GET /admin/a open"],
    [
      "a list of functions",
      `const own = [express.json(), guard]; app.get("/admin/a", own, show);`,
      "GET /admin/a guarded",
    ],
    [
      "a list that is spread",
      `const own = [guard]; app.get("/admin/a", ...own, show);`,
      "GET /admin/a guarded",
    ],
    [
      "a guard before the router",
      `const r = Router(); r.get("/a", show); app.use("/admin", guard, r);`,
      "GET /admin/a guarded",
    ],
    [
      "a guard behind the router",
      `const r = Router(); r.get("/a", show); app.use("/admin", r, guard);`,
      "GET /admin/a open",
    ],
    [
      "a guard in the router",
      `const r = express.Router(); r.use(guard); r.get("/a", show); app.use("/admin", r);`,
      "GET /admin/a guarded",
    ],
    ["a guard behind the route", `app.get("/admin/a", show); app.use("/admin", guard);`, "GET /admin/a open"],
    [
      "a guard on several paths",
      `app.use(["/b", "/admin"], guard); app.get("/admin/a", show);`,
      "GET /admin/a guarded",
    ],
    [
      "a guard in a sibling router",
      `const o = Router(); o.use(guard); app.use("/other", o); app.get("/admin/a", show);`,
      "GET /admin/a open",
    ],
    [
      "a guard in a sibling that all requests enter",
      `const o = Router(); o.use(guard); app.use(o); app.get("/admin/a", show);`,
      "GET /admin/a guarded",
    ],
    [
      "another application",
      `const other = express(); other.use(guard); app.get("/admin/a", show);`,
      "GET /admin/a open",
    ],
    [
      "route() of a path",
      `app.route("/admin/a").all(guard).get(show);`,
      "ALL /admin/a guarded\nGET /admin/a guarded",
    ],
    [
      "a same-named function that does nothing",
      `function run() { const requireMfa = (o) => (req, res, next) => next(); app.get("/admin/a", requireMfa(1), show); } run();`,
      "GET /admin/a open",
    ],
    [
      "a guard that is shadowed",
      `{ const guard = (req, res, next) => next(); app.get("/admin/a", guard, show); }`,
      "GET /admin/a open",
    ],
    [
      "a wrapper that skips",
      `const mfa = (req, res, next) => process.env.TEST ? next() : guard(req, res, next); app.get("/admin/a", mfa, show);`,
      "GET /admin/a unread: app.ts#mfa calls @bylaw/express#requireMfa() among other things, and that no request goes on without it is not shown",
    ],
    [
      "a wrapper that passes on",
      `const mfa = (req, res, next) => guard(req, res, next); app.get("/admin/a", mfa, show);`,
      "GET /admin/a guarded",
    ],
    [
      "a wrapper of async functions",
      `const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next); app.get("/admin/a", wrap(guard), wrap(show));`,
      "GET /admin/a guarded",
    ],
    [
      "a guard under a condition",
      `if (process.env.NODE_ENV === "production") app.use(guard); app.get("/admin/a", show);`,
      "GET /admin/a unread: @bylaw/express#requireMfa() of app.ts:2 stands under a condition (if at app.ts:2)",
    ],
    [
      "a guard and its route under one condition",
      `if (process.env.MFA) { app.use(guard); app.get("/admin/a", show); }`,
      "GET /admin/a guarded",
    ],
    [
      "a guard by choice",
      `const own = process.env.MFA ? guard : (q, s, n) => n(); app.get("/admin/a", own, show);`,
      "GET /admin/a unread: one of several functions stands before it: @bylaw/express#requireMfa() or app.ts#line 2",
    ],
    [
      "a guard after a return",
      `function set() { if (process.env.OFF) return; app.use(guard); } set(); app.get("/admin/a", show);`,
      "GET /admin/a unread: @bylaw/express#requireMfa() of app.ts:2 stands under a condition (rest at app.ts:2)",
    ],
    [
      "a guard without options",
      `app.get("/admin/a", requireMfa(), show);`,
      "GET /admin/a unread: a function before it cannot be followed: requireMfa is called without options, and throws",
    ],
    ["a guard that is not called", `app.get("/admin/a", requireMfa, show);`, "GET /admin/a open"],
    ["a handler before the guard", `app.get("/admin/a", show, guard);`, "GET /admin/a open"],
    ["another case", `app.use("/admin", guard); app.get("/Admin/a", show);`, "GET /Admin/a guarded"],
    [
      "another case, where it matters",
      `app.enable("case sensitive routing"); app.use("/admin", guard); app.get("/Admin/a", show);`,
      "GET /Admin/a open",
    ],
    ["a wildcard", `app.get("/*", show);`, "GET /* open"],
    [
      "a wildcard behind the guard",
      `app.use("/admin", guard); app.get("/*splat", show);`,
      "GET /*splat unread: @bylaw/express#requireMfa() of app.ts:2 stands before a path as it is written, and a request that writes a letter of it as %61 comes by: the route answers that as well",
    ],
    ["a parameter that overlaps", `app.get("/:section/users", show);`, "GET /:section/users open"],
    ["a regular expression", `app.use(guard); app.get(/^\\/adm/, show);`, "GET /^\\/adm/ guarded"],
    ["a regular expression without a guard", `app.get(/^\\/adm/, show);`, "GET /^\\/adm/ open"],
    [
      "a path that is computed",
      `app.get(process.env.BASE + "/a", show);`,
      "GET /(computed) unread: its path is not known: it is computed",
    ],
    [
      "a method that is computed",
      `for (const m of methods) app[m]("/admin/a", show);`,
      "ALL /* unread: it calls a method by a computed name",
    ],
    [
      "methods of a list",
      `for (const m of ["get", "put"]) app[m]("/admin/a", guard, show);`,
      "GET /admin/a guarded\nPUT /admin/a guarded",
    ],
    [
      "routes of a list",
      `[{ path: "/admin/a", on: show }].forEach(({ path, on }) => app.get(path, on));`,
      "GET /admin/a open",
    ],
    [
      "routes of what is not known",
      `for (const one of load()) app.get(one.path, show);`,
      "GET /(computed) unread: its path is not known: a loop over what is not known gives it",
    ],
    [
      "a router that somebody makes",
      `app.use("/admin", build());`,
      "ALL /admin/* unread: what is mounted there is made by global#build(), which is not read",
    ],
    ["a handler that is mounted", `app.use("/admin/health", show);`, "ALL /admin/health/* open"],
    ["files that are mounted", `app.use("/admin", express.static("admin"));`, "ALL /admin/* open"],
    [
      "a package that is handed the application",
      `import ws from "ws-kit"; ws(app);`,
      "ALL /* unread: it is handed to ws-kit#default, which may register anything",
    ],
    [
      "a router that is mounted nowhere",
      `const r = Router(); r.get("/a", show); load(r);`,
      "GET /a unread: it is mounted nowhere that can be followed\nALL /* unread: it is mounted nowhere that can be followed",
    ],
    [
      "a class",
      `class App { app = express(); constructor() { this.app.use(guard); this.routes(); } routes() { this.app.get("/admin/a", this.show); } show(req, res) { res.end(); } } new App();`,
      "GET /admin/a guarded",
    ],
    [
      "a function that is given the application",
      `function routes(to) { to.get("/admin/a", show); } routes(app);`,
      "GET /admin/a open",
    ],
    [
      "an early guard of one method",
      `app.get("/admin/*", guard); app.get("/admin/a", show); app.post("/admin/a", show);`,
      "GET /admin/* guarded\nGET /admin/a guarded\nPOST /admin/a open",
    ],
    ["a function that takes errors", `app.use("/admin", (error, req, res, next) => res.end());`, ""],
    ["a promise", `connect().then(() => { app.get("/admin/a", show); });`, "GET /admin/a open"],
    [
      "a variable that a function sets anew",
      `let own = guard; init(() => { own = show; }); app.get("/admin/a", own, show);`,
      "GET /admin/a unread: one of several functions stands before it: @bylaw/express#requireMfa() or what cannot be followed (it is set anew by a function)",
    ],
    [
      "a wrapper of a package",
      `import async from "express-async-handler"; app.get("/admin/a", async(guard), async(show));`,
      "GET /admin/a guarded",
    ],
    [
      "a wrapper that nobody knows",
      `import wrap from "wrap"; app.get("/admin/a", wrap(guard), show);`,
      "GET /admin/a unread: what wrap#default() makes of the guard is not read",
    ],
    [
      "a factory that nobody calls",
      `export function build() { const own = express(); own.get("/admin/a", show); return own; }`,
      "GET /admin/a open",
    ],
    ["a trailing slash", `app.use("/admin/", guard); app.get("/admin", show);`, "GET /admin guarded"],
    [
      "a function that nobody calls",
      `export const routes = (to) => { to.get("/admin/a", show); };`,
      "GET /admin/a unread: it is registered on what cannot be followed: nobody who is read gives it",
    ],
  ])("%s", (_, text, expected) => {
    const lines = saidOfExpress(text).map((line) => line.replace(/^app\.ts:\d+ /, ""));
    expect(lines.join("\n")).toBe(expected);
  });
});

test("modules: imports, exports again, defaults and require", () => {
  expect(
    said({
      "src/index.js": `const express = require("express"); const app = express(); app.use("/admin", require("./guards").mfa, require("./routes")); module.exports = app;`,
      "src/guards.js": `const { requireMfa } = require("@bylaw/express"); exports.mfa = requireMfa({});`,
      "src/routes/index.js": `const router = require("express").Router();\nrouter.get("/a", (req, res) => res.end());\nmodule.exports = router;`,
    }),
  ).toEqual(["src/routes/index.js:2 GET /admin/a guarded"]);
  expect(
    said({
      "a.ts": `import express from "express"; import { guard } from "./all.js"; import users from "./users"; export const app = express(); app.use(guard); app.use("/admin", users);`,
      "all.ts": `export * from "./guards";`,
      "guards.ts": `import { requireMfa as need } from "@bylaw/express"; export const guard = need({ who: "everyone" });`,
      "users.ts": `import { Router } from "express";\nconst users = Router();\nusers.get("/a", () => {});\nexport default users;`,
    }),
  ).toEqual(["users.ts:3 GET /admin/a guarded"]);
});

// What was wrong in applications that others published.
test("each method of a chain has its own line, and what is imported and no code is no file that is missing", () => {
  expect(
    said({
      "app.js": `const express = require("express"); const { version } = require("../package.json"); const app = express();
app
  .route("/admin/a")
  .get((req, res) => res.send(version))
  .post((req, res) => res.end());`,
    }),
  ).toEqual(["app.js:4 GET /admin/a open", "app.js:5 POST /admin/a open"]);
});

test("an application that does not parse, or imports what is not there, says so", () => {
  const head = `import express from "express"; import { a } from "./gone"; const app = express(); app.get("/admin/a", a, (req, res) => res.end());\n`;
  expect(said({ "app.ts": `${head}app.get(` })).toEqual([
    "app.ts:1 GET /admin/a unread: a function before it cannot be followed: ./gone is not there",
    "app.ts imports ./gone, which is not among the files that are read: it is not there, or left out as a test, as what is built, or by include.",
    "app.ts:2 does not parse.",
  ]);
});
