import fastify, { type FastifyReply, type FastifyRequest, type RouteShorthandOptions } from "fastify";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { said, saidOfExpress, saidOfFastify, saidOfHono } from "../testing/said.fixture.ts";

const CHANGED = "unread: a list of its hooks is changed after it was registered";

describe("options of a route of Fastify that are changed after it was registered", () => {
  test.each([
    ["o.preHandler.length = 0;", "SECRET", CHANGED],
    ["o.preHandler.pop();", "SECRET", CHANGED],
    ["o.preHandler[0] = pass;", "SECRET", CHANGED],
    ["o.preHandler = [];", "refused", "guarded"],
    ["o.preHandler = undefined;", "refused", "guarded"],
    ["delete o.preHandler;", "refused", "guarded"],
  ])("%s", async (change, answer, says) => {
    const lines = saidOfFastify(
      `const pass = async () => {}; const o = { preHandler: [guard] }; app.get("/admin/a", o, show); ${change}`,
    );
    expect(lines).toEqual([`app.ts:2 GET /admin/a ${says}`]);

    const app = fastify();
    const guard = async (_request: FastifyRequest, reply: FastifyReply) => reply.code(403).send("refused");
    const options: RouteShorthandOptions = { preHandler: [guard] };
    app.get("/admin/a", options, async () => "SECRET");
    new Function("o", "pass", change)(options, async () => undefined);
    expect((await app.inject("/admin/a")).body).toBe(answer);
  });

  test.each([
    ["delete o.preHandler;", "open"],
    [`Reflect.deleteProperty(o, "preHandler");`, "unread: "],
    [`Object.defineProperty(o, "preHandler", { value: [] });`, "unread: "],
    ["if (test) delete o.preHandler;", "unread: "],
  ])("before it was, %s", (change, says) => {
    const lines = saidOfFastify(`const o = { preHandler: [guard] }; ${change} app.get("/admin/a", o, show);`);
    expect(lines).toEqual([expect.stringContaining(`app.ts:2 GET /admin/a ${says}`)]);
  });
});

describe("an application of Hono that finds paths otherwise", () => {
  test("lets a request by its guard, and is unreadable", async () => {
    const app = new Hono({ getPath: (request) => new URL(request.url).pathname.replace("/admin", "/open") });
    app.use("/admin/*", async (c) => c.text("refused", 403));
    app.get("/open/a", (c) => c.text("SECRET"));
    expect(await (await app.request("/admin/a")).text()).toBe("SECRET");

    const lines = said({
      "app.ts": `import { Hono } from "hono"; import { requireMfa } from "@bylaw/express/hono";
const app = new Hono({ getPath: (request) => new URL(request.url).pathname.replace("/admin", "/open") });
app.use("/admin/*", requireMfa({})); app.get("/open/a", (c) => c.text("SECRET")); app.get("/admin/b", (c) => c.text("SECRET"));`,
    });
    const why = "unread: the option getPath of its application gives requests other paths";
    expect(lines).toEqual([`app.ts:3 GET /open/a ${why}`, `app.ts:3 GET /admin/b ${why}`]);
  });

  test.each([
    [`{ strict: false }`, "guarded"],
    [`{ router: new TrieRouter() }`, "guarded"],
    [`{ router: own() }`, "unread: the option router of its application is global#own(), which is not read"],
    [`{ ...more() }`, "unread: the options of its application are not known"],
    [`more()`, "unread: the options of its application are not known"],
  ])("by %s", (options, says) => {
    const lines = said({
      "app.ts": `import { Hono } from "hono"; import { TrieRouter } from "hono/router/trie-router"; import { requireMfa } from "@bylaw/express/hono";
const app = new Hono(${options}); app.use(requireMfa({})); app.get("/admin/a", (c) => c.text("a"));`,
    });
    expect(lines).toEqual([`app.ts:2 GET /admin/a ${says}`]);
  });

  test("by a method that is set anew", () => {
    const lines = saidOfHono(
      `app.use("/admin/*", guard); app.get("/admin/a", show); app.getPath = () => "/x";`,
    );
    expect(lines).toEqual(["app.ts:2 GET /admin/a unread: getPath of it is set anew at app.ts:2"]);
  });
});

test("a request to Fastify that is given another path is of a route that is not under the privileged one", async () => {
  const rewriteUrl = ({ url = "" }: { url?: string | undefined }) => url.replace("/admin", "/hidden");
  const app = fastify({ rewriteUrl });
  app.get("/hidden/a", async () => "SECRET");
  expect((await app.inject("/admin/a")).body).toBe("SECRET");

  const lines = said({
    "app.ts": `import fastify from "fastify"; const app = fastify({ rewriteUrl: (request) => request.url.replace("/admin", "/hidden") });
app.register(async (own) => { own.get("/a", async () => "SECRET"); }, { prefix: "/hidden" });`,
  });
  expect(lines).toEqual([
    "app.ts:2 GET /hidden/a unread: the option rewriteUrl of its application gives requests other paths",
  ]);
});

describe("case in paths of Express", () => {
  const guarded = `app.use("/Admin", guard); app.get("/admin/a", show);`;
  const LATE = "whether it tells upper from lower case is set by what is not known, or after its first route";
  test.each([
    [guarded, "guarded"],
    [`app.set("case sensitive routing", true); ${guarded}`, "open"],
    [
      `app.set("case sensitive routing", true); app.use(log); app.set("case sensitive routing", false); ${guarded}`,
      `unread: global#log ${LATE}`,
    ],
    [`app.set(setting, true); ${guarded}`, "unread: a setting of it is set by a computed name"],
    [`app.handle = other; ${guarded}`, "unread: handle of it is set anew at app.ts:2"],
  ])("%s", (code, says) => {
    const lines = saidOfExpress(code).map((line) =>
      line.replace(/@bylaw\/express#requireMfa\(\) of app.ts:2: /, ""),
    );
    expect(lines.at(-1)).toBe(`app.ts:2 GET /admin/a ${says.replace("global#log ", "")}`);
  });
});

describe("a hook onRoute of Fastify", () => {
  test.each([
    [
      "adds a guard",
      `app.addHook("onRoute", (route) => { route.onRequest = [guard]; }); app.get("/admin/a", show);`,
      "unread: a hook onRoute at app.ts:2 may change it",
    ],
    [
      "takes one away",
      `app.addHook("onRoute", (route) => { route.preHandler = []; }); app.get("/admin/a", { preHandler: guard }, show);`,
      "unread: a hook onRoute at app.ts:2 may change it",
    ],
    [
      "around a plugin",
      `app.addHook("onRoute", (route) => change(route)); app.register(async (own) => { own.get("/a", { preHandler: guard }, show); }, { prefix: "/admin" });`,
      "unread: a hook onRoute at app.ts:2 may change it",
    ],
    [
      "only looks",
      `app.addHook("onRoute", (route) => { console.log(route.method, route.url); }); app.get("/admin/a", { preHandler: guard }, show);`,
      "guarded",
    ],
  ])("%s", (_, code, says) => {
    expect(saidOfFastify(code)).toEqual([`app.ts:2 GET /admin/a ${says}`]);
  });
});

describe("an application that is put where what it is given cannot be followed", () => {
  test.each([
    ["(globalThis as any).app = app;", "global#globalThis.app"],
    [`globalThis["app"] = app;`, "global#globalThis.app"],
    ["process.app = app;", "global#process.app"],
  ])("%s", (code, where) => {
    expect(saidOfFastify(`${code} app.get("/admin/a", { preHandler: guard }, show);`)).toEqual([
      `app.ts:2 ALL /* unread: it is set as ${where}, from where anything may be registered on it`,
      "app.ts:2 GET /admin/a guarded",
    ]);
  });

  test("but for an object of the company, which is followed", () => {
    const code = `const own = {}; own.app = app; own.app.get("/admin/a", { preHandler: guard }, show);`;
    expect(saidOfFastify(code)).toEqual(["app.ts:2 GET /admin/a guarded"]);
  });
});
