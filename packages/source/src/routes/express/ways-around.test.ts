import type { AddressInfo } from "node:net";
import express from "express";
import { expect, test } from "vitest";
import { said, saidOfExpress } from "../../testing/said.fixture.ts";

// Each was said to be guarded, or left out, and a request reached it without the guard.
test.each([
  ["a path that grows", `let base = "/adm"; base += "in"; app.get(base + "/x", show);`, "open"],
  ["a guard that ||= may replace", `let g = guard; g &&= show; app.get("/admin/x", g, show);`, "unread"],
  ["a guard set with others", `let g = guard; ({ g } = load()); app.get("/admin/x", g, show);`, "unread"],
  [
    "a record that is assigned over",
    `const o = { guard }; Object.assign(o, load()); app.get("/admin/x", o.guard, show);`,
    "unread",
  ],
  ["a list that loses the guard", `const c = [guard]; c.pop(); app.get("/admin/x", c, show);`, "unread"],
  ["an item set anew", `const c = [guard]; c[0] = pass; app.get("/admin/x", c, show);`, "unread"],
  [
    "a guard that a flag adds to a list",
    `const c = []; if (flags.mfa) c.push(guard); app.get("/admin/x", c, show);`,
    "unread",
  ],
  [
    "a guard on one of two routers",
    `const a = Router(), b = Router(); (flags.x ? a : b).use(guard); a.get("/x", show); app.use("/admin", a); app.use("/o", b);`,
    "unread",
  ],
  [
    "a router of another package, which is a value and no call",
    `import own from "@acme/admin"; app.use("/admin", own);`,
    "unread",
  ],
  [
    "a property of another package",
    `import { routers } from "@acme/admin"; app.use("/admin", routers.own);`,
    "unread",
  ],
  [
    "a router of another package at the root",
    `import { adminRouter } from "@acme/admin"; app.use(adminRouter);`,
    "unread",
  ],
  [
    "what another package makes at the root",
    `import { panel } from "@acme/admin"; app.use(panel());`,
    "unread",
  ],
  ["what another package gives at the root", `import panel from "@acme/admin"; app.use(panel);`, "unread"],
  [
    "a method of what another package makes at the root",
    `import Panel from "@acme/admin"; const panel = new Panel(); app.use(panel.handle);`,
    "unread",
  ],
  [
    "what another package makes, behind the guard",
    `import { panel } from "@acme/admin"; app.use("/admin", guard, panel()); app.use(guard); app.use(panel());`,
    "guarded guarded",
  ],
  [
    "another url behind the guard of a path",
    `app.use("/admin", guard); app.use((q, s, n) => { q.url = "/admin" + q.url; n(); }); app.get("/admin/x", show);`,
    "unread",
  ],
  [
    "another url before the guard, and behind one of all paths",
    `app.use((q, s, n) => { q["url"] = "/admin" + q.url; n(); }); app.use("/admin", guard); app.get("/admin/x", show); app.use(guard); app.use((q, s, n) => { q.url = "/b"; n(); }); app.get("/admin/y", show);`,
    "guarded guarded",
  ],
  ["routes whose arguments are all spread", `app.get(...load());`, "unread"],
  ["functions that are spread before the handler", `app.get("/admin/x", ...load(), show);`, "unread"],
  [
    "a list that is filtered",
    `const own = [guard].filter((one) => flags.x); app.get("/admin/x", ...own, show);`,
    "unread",
  ],
  [
    "what a method of the guard makes",
    `app.use(guard.unless({ path: "/admin/x" })); app.get("/admin/x", show);`,
    "unread",
  ],
  [
    "what only a running application knows, behind the guard",
    `app.use("/admin", guard, await import(process.env.ADMIN)); app.use("/admin", guard, flags.x ? helmetOf() : await import("./gone" + x));`,
    "unread unread",
  ],
  [
    "a router of another package before the guard",
    `import { adminRouter } from "@acme/admin"; app.use("/admin", adminRouter(), guard);`,
    "unread",
  ],
  [
    "packages that answer nothing",
    `import helmet from "helmet"; import cors from "cors"; import passport from "passport"; app.use(helmet()); app.use("/admin", cors()); app.use(passport.initialize());`,
    "",
  ],
  [
    "a package that answers by one of its exports",
    `import { auth, requiresAuth } from "express-openid-connect"; app.use(requiresAuth()); app.use(auth());`,
    "unread",
  ],
  [
    "a page of everything by choice",
    `app.use(flags.old ? (q, s, n) => n() : (q, s) => s.sendFile(page));`,
    "open",
  ],
  [
    "a route behind one that some leave",
    `app.get("/admin/x", (q, s, n) => (q.ok ? n("route") : n()), guard, pass); app.get("/admin/x", show);`,
    "guarded unread",
  ],
  [
    "a route behind a router that some leave",
    `const r = Router(); r.use((q, s, n) => n("router")); r.use(guard); app.use(r); app.get("/admin/a", show);`,
    "unread",
  ],
  [
    "an error that is forgiven behind the guard",
    `app.use(express.json()); app.use(guard); app.use((err, q, s, n) => { log(err); n(); }); app.get("/admin/x", show);`,
    "unread",
  ],
  [
    "an error that is handed on",
    `app.use(guard); app.use((err, q, s, n) => (s.headersSent ? n(err) : s.end())); app.get("/admin/x", show);`,
    "guarded",
  ],
  [
    "a mount that tells letters apart",
    `app.enable("case sensitive routing"); const r = Router(); r.use("/x", guard); app.use("/admin", r); app.get("/Admin/x/y", show);`,
    "open",
  ],
  [
    "a slash that is told apart",
    `app.enable("strict routing"); app.get("/admin/x/", guard, pass); app.get("/admin/x", show);`,
    "guarded unread",
  ],
  ["a parameter, which is decoded", `app.use("/admin", guard); app.get("/:section/users", show);`, "unread"],
  ["files, whose path is decoded", `app.use("/admin", guard); app.use(express.static("public"));`, "unread"],
  ["files behind a guard of everything", `app.use(guard); app.use(express.static("public"));`, "guarded"],
  [
    "routes that a callback has registered",
    `function routes(to) { to.get("/admin/x", show); } connect().then(() => { routes(app); });`,
    "open",
  ],
  [
    "routes that a function which nobody calls has registered",
    `function routes(to) { to.get("/admin/x", show); } export function boot() { routes(app); }`,
    "open",
  ],
  [
    "routes that decorators list",
    `const own = []; const Get = (path) => (of, key) => { own.push({ path, key }); }; class Users { @Get("/admin/x") list(q, s) { s.end(); } } const users = new Users(); for (const one of own) app.get(one.path, users[one.key]);`,
    "open",
  ],
  [
    "a handler that is mounted, and tells of errors alone",
    `const send = (q, s, n) => { if (q.bad) return n(new Error("bad")); load(q).then((one) => s.json(one)).catch(n); }; app.use("/admin/keys", send);`,
    "open",
  ],
  ["what is not found", `app.use((q, s, n) => { n(new Error("not found")); });`, ""],
  [
    "a function that is mounted, and goes on",
    `app.use("/admin", (q, s, n) => (q.bad ? n(new Error()) : n())); app.get("/admin/x", guard, show);`,
    "guarded",
  ],
])("%s", (_, text, is) => {
  const lines = saidOfExpress(text).map((line) =>
    line.replace(/^app\.ts:2 \S+ .*? (open|guarded|unread).*$/, "$1"),
  );
  expect(lines.join(" ")).toBe(is);
});

test("files that import each other in many ways are read in one pass", () => {
  const files: Record<string, string> = {
    "app.ts": `import "./m0a"; import express from "express"; const app = express();\napp.get("/admin/x", (q, s) => s.end());`,
  };
  for (let index = 0; index < 40; index += 1)
    for (const half of ["a", "b"])
      files[`m${index}${half}.ts`] =
        index === 39 ? "export const end = 1;" : `import "./m${index + 1}a"; import "./m${index + 1}b";`;
  expect(said(files)).toEqual(["app.ts:2 GET /admin/x open"]);
});

test("what Express decodes is not what the guard saw", async () => {
  const app = express();
  app.use("/admin", (_request, response, next) => {
    response.set("x-guard", "passed");
    next();
  });
  app.get("/:section/users", ({ params }, response) => void response.send(params.section));
  const server = app.listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/%61dmin/users`);
  expect([answer.headers.get("x-guard"), await answer.text()]).toEqual([null, "admin"]);
  await new Promise((done) => server.close(done));
});
