import fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import { describe, expect, test } from "vitest";
import { saidOfExpress, saidOfFastify, saidOfHono } from "../../testing/said.fixture.ts";

type Case = readonly [what: string, code: string, says: string];

const AMONG = (symbol: string, entry = "", does = "calls") =>
  `unread: app.ts#${symbol} ${does} @bylaw/express${entry}#requireMfa()${does === "calls" ? "" : " on"} among other things, and that no request goes on without it is not shown`;

function holds(said: (text: string) => readonly string[], cases: readonly Case[]) {
  test.each(cases)("%s", (_, code, says) => {
    expect(said(code).map((line) => line.replace(/^app\.ts:\d+ \S+ \S+ /, ""))).toEqual([says]);
  });
}

describe("a guard in a function of the company, in Express", () => {
  holds(saidOfExpress, [
    [
      "before it something is done",
      `function own(req, res, next) { const at = new Date(); log(req, at); return guard(req, res, next); } app.get("/admin/a", own, show);`,
      "guarded",
    ],
    [
      "called as what it is for the types",
      `const own = (req, res, next) => { (guard as any)(req as any, res, next!); }; app.get("/admin/a", own, show);`,
      "guarded",
    ],
    [
      "made for each request",
      `const own = (req, res, next) => requireMfa(options)(req, res, next); app.get("/admin/a", own, show);`,
      "guarded",
    ],
    [
      "whose refusal goes to next",
      `const own = (req, res, next) => Promise.resolve(guard(req, res, next)).catch(next); app.get("/admin/a", own, show);`,
      "guarded",
    ],
    [
      "whose refusal lets the request go on",
      `const own = (req, res, next) => guard(req, res, next).catch(() => next()); app.get("/admin/a", own, show);`,
      AMONG("own"),
    ],
    [
      "before it the request may go on",
      `const own = (req, res, next) => { audit(req, next); return guard(req, res, next); }; app.get("/admin/a", own, show);`,
      AMONG("own"),
    ],
    [
      "under a condition",
      `function own(req, res, next) { if (req.user.isAdmin) return guard(req, res, next); next(); } app.get("/admin/a", own, show);`,
      AMONG("own"),
    ],
    [
      "called by a function that this one calls",
      `const ask = (req, res, next) => { if (req.user) guard(req, res, next); else next(); }; const own = (req, res, next) => { log(req); ask(req, res, next); }; app.get("/admin/a", own, show);`,
      AMONG("ask"),
    ],
    [
      "in a callback",
      `const own = (req, res, next) => { load(req, () => guard(req, res, next)); }; app.get("/admin/a", own, show);`,
      AMONG("own"),
    ],
    [
      "handed on",
      `const own = (req, res, next) => { run([guard][0], req, res, next); }; app.get("/admin/a", own, show);`,
      AMONG("own", "", "hands"),
    ],
    [
      "called with a next of its own",
      `const own = (req, res, next) => guard(req, res, () => next()); app.get("/admin/a", own, show);`,
      AMONG("own"),
    ],
    [
      "in the handler",
      `app.get("/admin/a", function own(req, res) { guard(req, res, () => show(req, res)); });`,
      AMONG("own"),
    ],
    [
      "in a handler that is wrapped",
      `import wrap from "wrap"; app.get("/admin/a", wrap(function own(req, res) { guard(req, res, () => show(req, res)); }));`,
      AMONG("own"),
    ],
    [
      "whose name is another's within",
      `const own = (req, res, next) => { const guard = pass; return guard(req, res, next); }; app.get("/admin/a", own, show);`,
      "open",
    ],
    [
      "none",
      `const own = (req, res, next) => { log(req); next(); }; app.get("/admin/a", own, (req, res) => { show(req, res); });`,
      "open",
    ],
  ]);
});

describe("a guard in a function of the company, in Fastify", () => {
  holds(saidOfFastify, [
    [
      "before it something is done",
      `async function own(req, reply) { log(req); return guard(req, reply); } app.get("/admin/a", { preHandler: own }, show);`,
      "guarded",
    ],
    [
      "awaited",
      `async function own(req, reply) { await log(req); await guard(req, reply); } app.addHook("onRequest", own); app.get("/admin/a", show);`,
      "guarded",
    ],
    [
      "for which nothing waits",
      `async function own(req, reply) { guard(req, reply); } app.get("/admin/a", { preHandler: own }, show);`,
      AMONG("own", "/fastify"),
    ],
    [
      "for which nothing waits, in a word",
      `const own = async (req, reply) => void guard(req, reply); app.get("/admin/a", { preHandler: own }, show);`,
      AMONG("own", "/fastify"),
    ],
    [
      "whose refusal is caught",
      `const own = async (req, reply) => { try { await guard(req, reply); } catch { log(req); } }; app.get("/admin/a", { preHandler: own }, show);`,
      AMONG("own", "/fastify"),
    ],
    [
      "whose refusal is caught, in a word",
      `const own = (req, reply) => guard(req, reply).catch(log); app.get("/admin/a", { preHandler: own }, show);`,
      AMONG("own", "/fastify"),
    ],
    [
      "beside what goes on",
      `const own = (req, reply, done) => { guard(req, reply); done(); }; app.get("/admin/a", { preHandler: own }, show);`,
      AMONG("own", "/fastify"),
    ],
  ]);
});

describe("a guard in a function of the company, in Hono", () => {
  holds(saidOfHono, [
    [
      "before it something is done",
      `const own = async (c, next) => { log(c); return guard(c, next); }; app.get("/admin/a", own, show);`,
      "guarded",
    ],
    [
      "whose refusal lets the request go on",
      `const own = (c, next) => guard(c, next).catch(next); app.get("/admin/a", own, show);`,
      AMONG("own", "/hono"),
    ],
    [
      "under a condition",
      `const own = async (c, next) => { if (c.req.header("x")) return guard(c, next); await next(); }; app.get("/admin/a", own, show);`,
      AMONG("own", "/hono"),
    ],
  ]);
});

test("a hook of Fastify that waits for nothing refuses nothing", async () => {
  const refuse = async (_request: FastifyRequest, reply: FastifyReply) => {
    await new Promise((done) => setImmediate(done));
    return reply.code(403).send();
  };
  const app = fastify();
  const kept = async (request: FastifyRequest, reply: FastifyReply) => refuse(request, reply);
  const lost = async (request: FastifyRequest, reply: FastifyReply) => {
    refuse(request, reply).catch(() => undefined);
  };
  app.get("/kept", { preHandler: kept }, async () => "reached");
  app.get("/lost", { preHandler: lost }, async () => "reached");
  expect((await app.inject("/kept")).statusCode).toBe(403);
  expect((await app.inject("/lost")).body).toBe("reached");
  await app.close();
});
