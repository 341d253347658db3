import { Hono, type MiddlewareHandler } from "hono";
import { every, except, some } from "hono/combine";
import { createFactory } from "hono/factory";
import { expect, test } from "vitest";
import { said } from "../../testing/said.fixture.ts";

const head = `import { Hono } from "hono"; import { createFactory } from "hono/factory"; import { every, except, some } from "hono/combine"; import { requireMfa } from "@bylaw/express/hono"; const app = new Hono(); const guard = requireMfa({}); const show = (c) => c.text("SECRET");\n`;
const NOT_READ = (what: string) => `unread: what ${what}() makes of the guard is not read`;

// Held to Hono itself: what passes refuses, and what refuses does not fail.
test.each([
  [`app.get("/admin/a", ...createFactory().createHandlers(guard, show));`, 403, "guarded"],
  [`app.get("/admin/a", ...createFactory().createHandlers(show));`, 200, "open"],
  [`app.get("/admin/a", createFactory().createMiddleware(guard), show);`, 403, "guarded"],
  [`app.use("/admin/*", every(guard)); app.get("/admin/a", show);`, 403, "guarded"],
  [`app.use("/admin/*", every((c) => true, guard)); app.get("/admin/a", show);`, 403, "guarded"],
  [
    `app.use("/admin/*", every(async function own(c) { return c.text("SECRET"); }, guard)); app.get("/admin/a", show);`,
    200,
    "unread: app.ts#own may answer by itself at app.ts:2, before the guard",
  ],
  [
    `app.use("/admin/*", some(async (c, next) => next(), guard)); app.get("/admin/a", show);`,
    200,
    NOT_READ("hono/combine#some"),
  ],
  [
    `app.use("*", except("/open/*", guard)); app.get("/admin/a", show);`,
    403,
    NOT_READ("hono/combine#except"),
  ],
  [
    `app.use("*", except("/admin/a", guard)); app.get("/admin/a", show);`,
    200,
    NOT_READ("hono/combine#except"),
  ],
  [`app.get("/admin/a", guard.bind(null), show);`, 403, NOT_READ("@bylaw/express/hono#requireMfa().bind")],
])("%s", async (code, status, says) => {
  const app = new Hono();
  const guard: MiddlewareHandler = async (c) => c.text("refused", 403);
  const names = {
    app,
    createFactory,
    every,
    except,
    some,
    guard,
    show: (c: { text: typeof String }) => c.text("SECRET"),
  };
  new Function(...Object.keys(names), code)(...Object.values(names));
  expect((await app.request("/admin/a")).status).toBe(status);

  const lines = said({ "app.ts": head + code });
  expect(lines.find((line) => line.startsWith("app.ts:2 GET"))).toBe(`app.ts:2 GET /admin/a ${says}`);
});

test("handlers that are spread and not known may have a guard among them", () => {
  const code = `const { list } = await import(name); app.get("/admin/a", ...list);`;
  expect(said({ "app.ts": head + code })).toEqual([
    "app.ts:2 GET /admin/a unread: a function before it cannot be followed: what is spread in it is not known",
  ]);
});
