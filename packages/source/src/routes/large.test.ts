import { describe, expect, test } from "vitest";
import { said, saidOfExpress, saidOfFastify, saidOfHono } from "../testing/said.fixture.ts";

const MANY = 10_000;
const each = (write: (index: number) => string) => Array.from({ length: MANY }, (_, index) => write(index));

function count(lines: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of lines) {
    const is = / (open|guarded|unread)(?::|$)/.exec(line)?.[1] ?? line;
    counts[is] = (counts[is] ?? 0) + 1;
  }
  return counts;
}

describe("ten thousand routes in one file", () => {
  test("of Express, one without the guard", () => {
    const routes = each((index) =>
      index === 7_000
        ? `app.get("/admin/r${index}", show);`
        : `app.get("/admin/r${index}/:id", guard, (req, res) => { res.json(${index}); });`,
    );
    const lines = saidOfExpress(routes.join("\n"));
    expect(count(lines)).toEqual({ guarded: MANY - 1, open: 1 });
    expect(lines.find((line) => line.endsWith(" open"))).toBe("app.ts:7002 GET /admin/r7000 open");
  });

  test("of Express, that all answer one path", () => {
    const routes = each((index) => `app.get("/admin/:p${index}/x", guard, show);`);
    expect(count(saidOfExpress(routes.join("\n")))).toEqual({ guarded: MANY });
  });

  test("of Express, in a router each", () => {
    const routes = each(
      (index) =>
        `const r${index} = Router(); r${index}.get("/a", show); app.use("/admin/r${index}", guard, r${index});`,
    );
    expect(count(saidOfExpress(routes.join("\n")))).toEqual({ guarded: MANY });
  });

  const chain = (write: (index: number) => string) =>
    each(write)
      .map((call) => `\n${call}`)
      .join("");

  test("of Express, in a chain", () => {
    const calls = chain((index) => `.get("/admin/r${index}", guard, show)`);
    expect(count(saidOfExpress(`app${calls};`))).toEqual({ guarded: MANY });
  });

  test("of Express, in a chain of one path", () => {
    expect(count(saidOfExpress(`app.route("/admin/a")${chain(() => ".post(show)")};`))).toEqual({
      open: MANY,
    });
  });

  test("of Hono, in a chain", () => {
    const calls = chain((index) => `.get("/admin/r${index}", guard, show)`);
    expect(count(saidOfHono(`new Hono()${calls};`))).toEqual({ guarded: MANY });
  });

  test("of Fastify", () => {
    const routes = each((index) => `app.get("/admin/r${index}/:id", { preHandler: guard }, show);`);
    expect(count(saidOfFastify(routes.join("\n")))).toEqual({ guarded: MANY });
  });
});

describe("what nests too deep", () => {
  const deep = (open: string, inner: string, close: string) => open.repeat(MANY) + inner + close.repeat(MANY);

  test("a sum is as long as it is", () => {
    const path = each(() => `"a"`).join(" + ");
    expect(count(saidOfExpress(`app.get("/admin/" + ${path}, show);`))).toEqual({ open: 1 });
  });

  test.each([
    ["calls in each other", `app.get("/admin/a", ${deep("wrap(", "show", ")")});`],
    ["lists in each other", `app.get("/admin/a", ${deep("[", "show", "]")});`],
    ["conditions in each other", `${deep("if (a) {", `app.get("/admin/a", show);`, "}")}`],
    ["properties of each other", `app.get("/admin/a", of${".x".repeat(MANY)});`],
  ])("%s are told of, and are no list that is empty", (_, code) => {
    expect(saidOfExpress(code)).toContain("app.ts nests deeper than can be read.");
  });

  test("a handler is told of, and the others are read", () => {
    const body = `(req, res) => res.json(of${".x".repeat(MANY)})`;
    expect(saidOfExpress(`app.get("/admin/a", ${body}); app.get("/admin/b", guard, show);`)).toEqual([
      "app.ts:2 GET /admin/a unread: app.ts#line 2 nests deeper than can be read",
      "app.ts:2 GET /admin/b guarded",
    ]);
  });

  test("another file is told of", () => {
    const files = {
      "app.ts": `import express from "express"; import "./deep"; const app = express(); app.get("/admin/a", (q, s) => s.end());`,
      "deep.ts": `import "express"; export const list = ${deep("[", "", "]")};`,
    };
    expect(said(files)).toEqual(["app.ts:1 GET /admin/a open", "deep.ts nests deeper than can be read."]);
  });
});
