import fastify, { type FastifyInstance } from "fastify";
import fp from "fastify-plugin";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { saidOfExpress, saidOfFastify, saidOfHono } from "../testing/said.fixture.ts";

// What answers where no route does serves what it likes: it is judged, unless all that it says is that nothing is there.

const short = (lines: readonly string[]) => lines.map((line) => line.replace(/^app\.ts:\d+ /, ""));

test.each([
  ["a page", `app.use((req, res) => { res.sendFile(page); });`, ["ALL /* open"]],
  [
    "a page behind the guard",
    `app.use(guard); app.use((req, res) => { res.sendFile(page); });`,
    ["ALL /* guarded"],
  ],
  ["a status", `app.use((req, res) => { res.sendStatus(404); });`, []],
  ["a sentence", `app.use((req, res) => res.status(404).json({ error: "no " + req.path }));`, []],
  ["a sentence in two", `app.use((req, res) => { res.status(404); res.send("none"); });`, []],
  ["a page of its own", `app.use((req, res) => { res.status(404).render("404", { url: req.url }); });`, []],
  ["an error", `app.use((req, res) => { throw new NotFound(req.url); });`, []],
  ["another status", `app.use((req, res) => { res.status(200).send("hello"); });`, ["ALL /* open"]],
  [
    "a status that is computed",
    `app.use((req, res) => { res.status(found ? 200 : 404).end(); });`,
    ["ALL /* open"],
  ],
  [
    "what is fetched, with a status",
    `app.use((req, res) => { res.status(404).json(load(req.path)); });`,
    ["ALL /* open"],
  ],
  [
    "what is sent before the status",
    `app.use((req, res) => { res.send(req.user); res.status(404); });`,
    ["ALL /* open"],
  ],
  [
    "one of two",
    `app.use((req, res) => { if (req.user) res.json(all); else res.sendStatus(404); });`,
    ["ALL /* open"],
  ],
])("at the end of Express, %s", (_, code, says) => {
  expect(short(saidOfExpress(code))).toEqual(says);
});

describe("what Fastify answers where no route does", () => {
  test.each([
    ["of the application", `app.setNotFoundHandler(show);`, "ALL /* open"],
    ["behind its hook", `app.setNotFoundHandler(show); app.addHook("onRequest", guard);`, "ALL /* guarded"],
    ["behind a hook of its own", `app.setNotFoundHandler({ preHandler: guard }, show);`, "ALL /* guarded"],
    [
      "of a plugin, behind the hook of that",
      `app.register(async (own) => { own.addHook("onRequest", guard); own.setNotFoundHandler(show); }, { prefix: "/admin" });`,
      "ALL /admin/* guarded",
    ],
    [
      "of a plugin without a prefix",
      `app.register(async (own) => { own.addHook("onRequest", guard); own.setNotFoundHandler(show); });`,
      "ALL /* guarded",
    ],
    [
      "of the application, beside a plugin with the hook",
      `app.setNotFoundHandler(show); app.register(async (own) => { own.addHook("onRequest", guard); });`,
      "ALL /* open",
    ],
    [
      "of the application, with the hook of an unwrapped plugin",
      `app.setNotFoundHandler(show); app.register(fp(async (own) => { own.addHook("onRequest", guard); }));`,
      "ALL /* guarded",
    ],
  ])("%s", async (_, code, says) => {
    expect(short(saidOfFastify(code))).toEqual([says]);
    let isPassed = false;
    const app = fastify();
    const guard = async () => {
      isPassed = true;
    };
    const show = async () => "served";
    new Function("app", "fp", "guard", "show", code)(app, fp, guard, show);
    expect((await (app as FastifyInstance).inject("/admin/nowhere")).body).toBe("served");
    expect(isPassed).toBe(says.endsWith("guarded"));
    await app.close();
  });

  test("and where it says so, and nothing else", () => {
    expect(
      saidOfFastify(
        `app.setNotFoundHandler((request, reply) => reply.code(404).send({ error: "none" })); app.register(async (own) => { own.setNotFoundHandler(async (request, reply) => { reply.code(404); return { path: request.url }; }); }, { prefix: "/admin" });`,
      ),
    ).toEqual([]);
  });
});

describe("what Hono answers where no route does", () => {
  test.each([
    ["a page", `app.notFound(show);`, "ALL /* open"],
    [
      "a page behind a guard that is registered later",
      `app.notFound(show); app.use(guard);`,
      "ALL /* guarded",
    ],
  ])("%s", async (_, code, says) => {
    expect(short(saidOfHono(code))).toEqual([says]);
    let isPassed = false;
    const app = new Hono();
    const guard = async (_c: unknown, next: () => Promise<void>) => {
      isPassed = true;
      await next();
    };
    const show = (c: { text(text: string): Response }) => c.text("served");
    new Function("app", "guard", "show", code)(app, guard, show);
    expect(await (await app.request("/admin/nowhere")).text()).toBe("served");
    expect(isPassed).toBe(says.endsWith("guarded"));
  });

  test("and of a part, which Hono does not ask", async () => {
    const code = `const own = new Hono(); own.notFound(show); app.route("/admin", own);`;
    expect(saidOfHono(code)).toEqual([]);
    const app = new Hono();
    const show = (c: { text(text: string): Response }) => c.text("served");
    new Function("app", "Hono", "show", code)(app, Hono, show);
    expect(await (await app.request("/admin/nowhere")).text()).toBe("404 Not Found");
  });

  test("and where it says so, and nothing else", () => {
    expect(saidOfHono(`app.notFound((c) => c.json({ error: c.req.path }, 404));`)).toEqual([]);
    expect(saidOfHono(`app.use("/admin/*", (c) => c.notFound());`)).toEqual([]);
  });
});
