import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import fc from "fast-check";
import fastify from "fastify";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { said } from "../testing/said.fixture.ts";

// Applications made by chance: what is said of their routes is held to what the framework does with requests.

type Op =
  | { readonly kind: "guard"; readonly path?: string }
  | { readonly kind: "get"; readonly path: string; readonly isGuarded: boolean }
  | {
      readonly kind: "part";
      readonly path: string;
      readonly ops: readonly Op[];
      readonly isMountedFirst: boolean;
    };

const below = (depth: number): readonly string[] =>
  depth === 0
    ? [""]
    : ["", ...["admin", "a", "x"].flatMap((word) => below(depth - 1).map((rest) => `/${word}${rest}`))];
const URLS = [
  ...below(3).map((rest) => `/admin${rest}`),
  // The same, written otherwise.
  ...["/%61dmin", "/%61dmin/a", "/%61dmin/x/a", "//admin", "//admin/a", "/admin%2fa", "/admin%2fx/a"],
];

function opsOf(paths: readonly string[], depth: number): fc.Arbitrary<readonly Op[]> {
  const path = fc.constantFrom(...paths);
  const guard = fc.record({ kind: fc.constant("guard" as const), path: fc.option(path, { nil: undefined }) });
  const get = fc.record({ kind: fc.constant("get" as const), path, isGuarded: fc.boolean() });
  if (depth === 0)
    return fc.array(fc.oneof(guard, get), { minLength: 1, maxLength: 4 }) as fc.Arbitrary<readonly Op[]>;
  const part = fc.record({
    kind: fc.constant("part" as const),
    path,
    ops: opsOf(paths, depth - 1),
    isMountedFirst: fc.boolean(),
  });
  return fc.array(fc.oneof(guard, get, part, part), { minLength: 1, maxLength: 4 }) as fc.Arbitrary<
    readonly Op[]
  >;
}

/** How a framework writes each, and how requests are sent. */
interface Frame {
  readonly paths: readonly string[];
  readonly head: string;
  guard(on: string, path: string | undefined): string;
  get(on: string, path: string, isGuarded: boolean): string;
  part(on: string, path: string, name: string, body: string, isMountedFirst: boolean): string;
  ask(body: string): Promise<readonly string[]>;
}

let parts = 0;
function written(frame: Frame, ops: readonly Op[], on: string): string {
  return ops
    .map((op) => {
      if (op.kind === "guard") return frame.guard(on, op.path);
      if (op.kind === "get") return frame.get(on, op.path, op.isGuarded);
      parts += 1;
      const name = `p${parts}`;
      return frame.part(on, op.path, name, written(frame, op.ops, name), op.isMountedFirst);
    })
    .join("\n");
}

/** Every route answers with its line and whether a guard was passed. */
function numbered(body: string): string {
  return body
    .split("\n")
    .map((line, index) => line.replaceAll("LINE", String(index + 2)))
    .join("\n");
}

const build = (names: readonly string[], body: string) =>
  new Function(...names, `${body.replaceAll("await ", "")}\nreturn app;`);

const frames: Readonly<Record<string, Frame>> = {
  express: {
    paths: ["/admin", "/a", "/", "/Admin", "/:x", "/*rest", "/:x/a", "/admin{/:y}"],
    head: `import express from "express"; import { requireMfa } from "@bylaw/express"; const app = express(); const guard = requireMfa(1);`,
    guard: (on, path) => `${on}.use(${path === undefined ? "" : `"${path}", `}guard);`,
    get: (on, path, isGuarded) =>
      `${on}.get("${path}", ${isGuarded ? "guard, " : ""}(req, res) => { res.send("LINE " + (req.passed === true)); });`,
    part: (on, path, name, body, first) => {
      const mount = `${on}.use("${path}", ${name});`;
      return `const ${name} = express.Router();\n${first ? `${mount}\n${body}` : `${body}\n${mount}`}`;
    },
    async ask(body) {
      const requireMfa = () => (req: { passed?: boolean }, _res: unknown, next: () => void) => {
        req.passed = true;
        next();
      };
      const app = build(["express", "guard"], `const app = express();\n${body}`)(express, requireMfa());
      const server = createServer(app);
      await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
      const { port } = server.address() as AddressInfo;
      const answers = await Promise.all(
        URLS.map(async (url) => (await fetch(`http://127.0.0.1:${port}${url}`)).text()),
      );
      await new Promise((done) => server.close(done));
      return answers;
    },
  },
  hono: {
    paths: ["/admin", "/a", "/", "/*", "/:x", "/admin/*", "/:x/a", "/Admin", "/*/a"],
    head: `import { Hono } from "hono"; import { requireMfa } from "@bylaw/express/hono"; const app = new Hono(); const guard = requireMfa(1);`,
    guard: (on, path) => `${on}.use(${path === undefined ? "" : `"${path}", `}guard);`,
    get: (on, path, isGuarded) =>
      `${on}.get("${path}", ${isGuarded ? "guard, " : ""}(c) => c.text("LINE " + (c.get("passed") === true)));`,
    part: (on, path, name, body) => `const ${name} = new Hono();\n${body}\n${on}.route("${path}", ${name});`,
    async ask(body) {
      const guard = async (c: { set(name: string, value: boolean): void }, next: () => Promise<void>) => {
        c.set("passed", true);
        await next();
      };
      const app = build(["Hono", "guard"], `const app = new Hono();\n${body}`)(Hono, guard) as Hono;
      return Promise.all(URLS.map(async (url) => (await app.request(url)).text()));
    },
  },
  fastify: {
    paths: ["/admin", "/a", "/x", "/:x", "/Admin", "/*"],
    head: `import fastify from "fastify"; import { requireMfa } from "@bylaw/express/fastify"; const app = fastify(); const guard = requireMfa(1);`,
    guard: (on) => `${on}.addHook("onRequest", guard);`,
    get: (on, path, isGuarded) =>
      `once(${on}, "${path}", () => { ${on}.get("${path}", ${isGuarded ? "{ preHandler: guard }, " : ""}async (request) => "LINE " + (request.passed === true)); });`,
    part: (on, path, name, body) =>
      `${on}.register(async (${name}) => {\n${body}\n}, { prefix: "${path === "/*" || path === "/:x" ? "/admin" : path}" });`,
    async ask(body) {
      const guard = async (request: { passed?: boolean }) => {
        request.passed = true;
      };
      const once = (_on: unknown, _path: string, act: () => void) => {
        try {
          act();
        } catch {
          // The same route twice is refused: then the first one answers.
        }
      };
      const app = build(["fastify", "guard", "once"], `const app = fastify();\n${body}`)(
        fastify,
        guard,
        once,
      );
      try {
        return await Promise.all(URLS.map(async (url) => (await app.inject({ url })).body as string));
      } catch {
        return [];
      } finally {
        await app.close().catch(() => undefined);
      }
    },
  },
};

test.each(Object.keys(frames))("what is said of %s is what it does", async (name) => {
  const frame = frames[name] as Frame;
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(opsOf(frame.paths, 2), async (ops) => {
      const body = numbered(written(frame, ops, "app"));
      const lines = said({
        "app.ts": `${frame.head}\n${body.replaceAll(/once\(\w+, "[^"]*", \(\) => \{ (.*) \}\);/g, "$1")}`,
      });
      const answers = (await frame.ask(body)).flatMap((one) => /^\d+ (?:true|false)$/.exec(one) ?? []);
      answered += answers.length;
      for (const line of new Set(answers.map((one) => one.split(" ")[0]))) {
        const own = lines.filter((one) => one.startsWith(`app.ts:${line} GET`));
        const passed = answers.filter((one) => one.startsWith(`${line} `)).map((one) => one.endsWith("true"));
        // A router that is mounted twice has its route twice; none is mounted in itself here.
        const about = `${body}\n\n${lines.join("\n")}\n${answers.join(", ")}`;
        expect(own.length, about).toBeGreaterThan(0);
        if (own.every((one) => one.endsWith(" guarded"))) expect(passed, about).not.toContain(false);
        // A path that is longer than what is asked for is not judged by what was asked.
        const isShort = own.every((one) => (one.match(/\//g) ?? []).length <= 3);
        if (isShort && own.every((one) => one.endsWith(" open")))
          expect(passed.every(Boolean), about).toBe(false);
      }
    }),
    { numRuns: process.env.BYLAW_LONG === undefined ? 15 : 400, seed: 46 },
  );
  expect(answered).toBeGreaterThan(20);
});
