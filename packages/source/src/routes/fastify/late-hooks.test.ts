import fastify, { type FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { expect, test } from "vitest";
import { saidOfFastify } from "../../testing/said.fixture.ts";

// Each is read, and run in a real Fastify that is asked for /admin/a: both say the same.

const CHILD = `async (own) => { own.get("/a", show); }, { prefix: "/admin" }`;
const HOOK = `addHook("onRequest", guard)`;

test.each([
  ["before the route", `app.${HOOK}; app.get("/admin/a", show);`, "guarded"],
  ["after the route", `app.get("/admin/a", show); app.${HOOK};`, "guarded"],
  ["before the plugin", `app.${HOOK}; app.register(${CHILD});`, "guarded"],
  ["after the plugin", `app.register(${CHILD}); app.${HOOK};`, "guarded"],
  ["after a plugin that was awaited", `await app.register(${CHILD}); app.${HOOK};`, "guarded"],
  ["after all were loaded", `app.register(${CHILD}); await app.after(); app.${HOOK};`, "guarded"],
  ["in after()", `app.register(${CHILD}); app.after(() => { app.${HOOK}; });`, "guarded"],
  [
    "after something else was awaited",
    `app.register(${CHILD}); await new Promise((done) => setImmediate(done)); app.${HOOK};`,
    "guarded",
  ],
  [
    "in the plugin, before its route",
    `app.register(async (own) => { own.${HOOK}; own.get("/a", show); }, { prefix: "/admin" });`,
    "guarded",
  ],
  [
    "in the plugin, after its route",
    `app.register(async (own) => { own.get("/a", show); own.${HOOK}; }, { prefix: "/admin" });`,
    "guarded",
  ],
  [
    "in the plugin, after one within that was awaited",
    `app.register(async (own) => { await own.register(async (on) => { on.get("/a", show); }); own.${HOOK}; }, { prefix: "/admin" });`,
    "guarded",
  ],
  [
    "in the plugin, where another waits for it",
    `await app.register(async (own) => { own.${HOOK}; }); app.get("/admin/a", show);`,
    "open",
  ],
  ["in a sibling before", `app.register(async (own) => { own.${HOOK}; }); app.register(${CHILD});`, "open"],
  ["in a sibling after", `app.register(${CHILD}); app.register(async (own) => { own.${HOOK}; });`, "open"],
  [
    "in a sibling, on the application",
    `app.register(${CHILD}); app.register(async () => { app.${HOOK}; });`,
    "guarded",
  ],
  [
    "in an unwrapped sibling before",
    `app.register(fp(async (own) => { own.${HOOK}; })); app.register(${CHILD});`,
    "guarded",
  ],
  [
    "in an unwrapped sibling after",
    `app.register(${CHILD}); app.register(fp(async (own) => { own.${HOOK}; }));`,
    "guarded",
  ],
  [
    "in an unwrapped sibling, after a plugin that was awaited",
    `await app.register(${CHILD}); await app.register(fp(async (own) => { own.${HOOK}; }));`,
    "guarded",
  ],
  [
    "in an unwrapped plugin within a sibling",
    `app.register(${CHILD}); app.register(async (own) => { own.register(fp(async (on) => { on.${HOOK}; })); });`,
    "open",
  ],
  [
    "in an unwrapped plugin within the plugin",
    `app.register(async (own) => { own.get("/a", show); own.register(fp(async (on) => { on.${HOOK}; })); }, { prefix: "/admin" });`,
    "guarded",
  ],
  [
    "in what is unwrapped and encapsulated all the same",
    `app.register(fp(async (own) => { own.${HOOK}; }, { encapsulate: true })); app.get("/admin/a", show);`,
    "open",
  ],
  [
    "in what is unwrapped, by whom nobody knows",
    `app.register(fp(async (own) => { own.${HOOK}; }, JSON.parse("{}"))); app.get("/admin/a", show);`,
    "unread",
  ],
  [
    "in what was unwrapped before it is registered",
    `const own = async (on) => { on.${HOOK}; }; fp(own); app.register(own); app.get("/admin/a", show);`,
    "guarded",
  ],
  [
    "in what is unwrapped by hand",
    `const own = async (on) => { on.${HOOK}; }; own[Symbol.for("skip-override")] = true; app.register(own); app.get("/admin/a", show);`,
    "guarded",
  ],
  [
    "in none, with a prefix that an unwrapped plugin has not",
    `const own = async (on) => { on.get("/admin/a", show); }; own[Symbol.for("skip-override")] = true; app.register(own, { prefix: "/x" });`,
    "open",
  ],
  [
    "in a plugin that takes a callback",
    `app.register((own, options, done) => { own.get("/a", show); done(); }, { prefix: "/admin" }); app.register(fp((own, options, done) => { own.${HOOK}; done(); }));`,
    "guarded",
  ],
  [
    "below another that does not ask",
    `app.register(async (own) => { own.register(${CHILD}); }); app.register(fp(async (own) => { own.register(async (on) => { on.${HOOK}; }); }));`,
    "open",
  ],
])("a hook %s", async (_, code, is) => {
  const lines = saidOfFastify(code).map((line) =>
    line.replace(/^app\.ts:\d+ GET \/admin\/a (open|guarded|unread).*$/, "$1"),
  );
  expect(lines).toContain(is);
  const { app, passed } = await started(code);
  const answer = await app.inject("/admin/a");
  await app.close();
  expect(answer.statusCode).toBe(200);
  if (is !== "unread") expect({ passed: passed() }).toEqual({ passed: is === "guarded" });
});

const BOOTED = "Root plugin has already booted";
const LISTENS = "Fastify instance is already listening";

test.each([
  ["ready", `await app.ready(); app.${HOOK};`, BOOTED],
  ["ready, in a callback", `app.ready(() => { app.${HOOK}; });`, undefined],
  ["listen", `await app.listen({ port: 0 }); app.${HOOK};`, LISTENS],
  ["inject", `await app.inject("/admin/a"); app.${HOOK};`, LISTENS],
])("a hook after %s is refused by Fastify, and stands before nothing", async (_, code, refusal) => {
  const whole = `app.get("/admin/a", show); ${code}`;
  expect(saidOfFastify(whole)).toEqual([
    "app.ts:2 GET /admin/a unread: @bylaw/express/fastify#requireMfa() of app.ts:2 stands under a condition (after the application was started at app.ts:2)",
  ]);
  if (refusal !== undefined) await expect(started(whole)).rejects.toThrow(refusal);
});

async function started(code: string) {
  let isPassed = false;
  const app = fastify();
  const guard = async () => {
    isPassed = true;
  };
  const show = async (_request: FastifyRequest) => [];
  const run = new Function("app", "fp", "guard", "show", `return (async () => { ${code} })();`);
  await run(app, fp, guard, show);
  return { app, passed: () => isPassed };
}
