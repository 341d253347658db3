import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { saidOfExpress, saidOfFastify, saidOfHono } from "../testing/said.fixture.ts";

// Each application is read, and asked as it runs: `passes` answer behind the guard, `gets` come by it. What nobody comes by is guarded, and nothing else.

interface Case {
  readonly name: string;
  readonly code: string;
  readonly passes?: readonly string[];
  readonly gets?: readonly string[];
  readonly says: "guarded" | "open" | "unread";
}

const EXPRESS: readonly Case[] = [
  {
    name: "a wildcard",
    code: `app.use("/admin", guard); app.get("/*splat", show);`,
    passes: ["/admin/x", "/ADMIN/x", "/admin/../admin", "/admin//x"],
    gets: ["/%61dmin/x", "//admin/x", "/./admin/x", "/x/../admin/x", "/admin%2fx"],
    says: "unread",
  },
  {
    name: "a handler of all that is left",
    code: `app.use("/admin", guard); app.use((req, res) => show(req, res));`,
    passes: ["/admin/x", "/ADMIN/x"],
    gets: ["/%61dmin/x", "//admin/x"],
    says: "unread",
  },
  {
    name: "a regular expression",
    code: `app.use("/admin", guard); app.get(/^\\/adm/, show);`,
    passes: ["/admin/x"],
    gets: ["/admi%6E/x", "/admin%2fx"],
    says: "unread",
  },
  {
    name: "a parameter",
    code: `app.use("/admin", guard); app.get("/:section/x", show);`,
    passes: ["/admin/x"],
    gets: ["/%61dmin/x"],
    says: "unread",
  },
  {
    name: "a wildcard behind a parameter",
    code: `app.use("/:any", guard); app.get("/*splat", show);`,
    passes: ["/admin/x"],
    gets: ["//admin/x"],
    says: "unread",
  },
  {
    name: "a wildcard below what is guarded",
    code: `app.use("/admin", guard); app.get("/admin/*splat", show);`,
    passes: ["/admin/x", "/admin/%61/../x"],
    says: "guarded",
  },
  {
    name: "a router below what is guarded",
    code: `const r = express.Router(); r.get("/*splat", show); app.use("/admin", guard, r);`,
    passes: ["/admin/x", "/ADMIN/x"],
    says: "guarded",
  },
  {
    name: "a wildcard behind a guard of all",
    code: `app.use(guard); app.get("/*splat", show);`,
    passes: ["/admin/x", "/%61dmin/x", "//admin/x", "/admin%2fx"],
    says: "guarded",
  },
  {
    name: "a path with its own guard",
    code: `app.get("/*splat", guard, show);`,
    passes: ["/admin/x", "/%61dmin/x", "//admin/x"],
    says: "guarded",
  },
  {
    name: "a path that is written out",
    code: `app.use("/admin", guard); app.get("/admin/x", show);`,
    passes: ["/admin/x", "/ADMIN/x"],
    says: "guarded",
  },
  {
    name: "a route whose own path is escaped",
    code: `app.use("/admin", guard); app.get("/%61dmin/x", show);`,
    gets: ["/%61dmin/x"],
    says: "open",
  },
  {
    name: "a guard whose own path is escaped",
    code: `app.use("/%61dmin", guard); app.get("/admin/x", show);`,
    gets: ["/admin/x"],
    says: "open",
  },
];

const HONO: readonly Case[] = [
  {
    name: "a wildcard",
    code: `app.use("/admin/*", guard); app.get("/*", show);`,
    passes: ["/admin/x", "/%61dmin/x", "/admin/../admin", "/admin"],
    gets: ["//admin/x", "/admin%2fx", "/ADMIN/x"],
    says: "unread",
  },
  {
    name: "a parameter of any length",
    code: `app.use("/admin/*", guard); app.get("/:path{.+}", show);`,
    passes: ["/admin/x"],
    gets: ["/admin%2fx"],
    says: "unread",
  },
  {
    name: "a parameter",
    code: `app.use("/admin/*", guard); app.get("/:section/x", show);`,
    passes: ["/admin/x", "/%61dmin/x"],
    gets: ["/admin%2fa/x"],
    says: "unread",
  },
  {
    name: "a wildcard below what is guarded",
    code: `app.use("/admin/*", guard); app.get("/admin/*", show);`,
    passes: ["/admin/x", "/%61dmin/x", "/admin"],
    says: "guarded",
  },
  {
    name: "a wildcard behind a guard of all",
    code: `app.use(guard); app.get("/*", show);`,
    passes: ["/admin/x", "//admin/x", "/admin%2fx"],
    says: "guarded",
  },
];

const FASTIFY: readonly Case[] = [
  {
    name: "a wildcard beside a plugin with the guard",
    code: `app.register(async (own) => { own.addHook("onRequest", guard); }, { prefix: "/admin" }); app.get("/*", show);`,
    gets: ["/admin/x", "/%61dmin/x", "//admin/x"],
    says: "open",
  },
  {
    name: "a wildcard of a plugin with the guard",
    code: `app.register(async (own) => { own.addHook("onRequest", guard); own.get("/*", show); }, { prefix: "/admin" });`,
    passes: ["/admin/x", "/%61dmin/x"],
    says: "guarded",
  },
  {
    name: "a parameter behind a hook of all",
    code: `app.addHook("onRequest", guard); app.get("/:section/x", show);`,
    passes: ["/admin/x", "/%61dmin/x", "/ADMIN/x"],
    says: "guarded",
  },
];

const verdict = (lines: readonly string[]) =>
  lines.map((line) => / (open|guarded|unread)(?::|$)/.exec(line)?.[1] ?? line);

describe("a path that is written otherwise, in Express", () => {
  test.each(EXPRESS)("$name", async ({ code, passes = [], gets = [], says }) => {
    expect(verdict(saidOfExpress(code))).toEqual([says]);
    const app = express();
    type Request = { passed?: boolean };
    const guard = (request: Request, _response: unknown, next: () => void) => {
      request.passed = true;
      next();
    };
    const show = (request: Request, response: express.Response) =>
      void response.send(String(request.passed === true));
    run(["app", "express", "guard", "show"], code, [app, express, guard, show]);
    const server = createServer(app).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const { port } = server.address() as AddressInfo;
    expect(await answers(passes, (url) => asWritten(port, url))).toEqual(passes.map(() => "true"));
    expect(await answers(gets, (url) => asWritten(port, url))).toEqual(gets.map(() => "false"));
    await new Promise((done) => server.close(done));
  });
});

describe("a path that is written otherwise, in Hono", () => {
  test.each(HONO)("$name", async ({ code, passes = [], gets = [], says }) => {
    expect(verdict(saidOfHono(code))).toEqual([says]);
    type Context = {
      get(name: string): unknown;
      set(name: string, value: boolean): void;
      text(text: string): Response;
    };
    const app = new Hono();
    const guard = async (c: Context, next: () => Promise<void>) => {
      c.set("passed", true);
      await next();
    };
    const show = (c: Context) => c.text(String(c.get("passed") === true));
    run(["app", "guard", "show"], code, [app, guard, show]);
    const ask = async (url: string) => (await app.request(`http://host${url}`)).text();
    expect(await answers(passes, ask)).toEqual(passes.map(() => "true"));
    expect(await answers(gets, ask)).toEqual(gets.map(() => "false"));
  });
});

describe("a path that is written otherwise, in Fastify", () => {
  test.each(FASTIFY)("$name", async ({ code, passes = [], gets = [], says }) => {
    expect(verdict(saidOfFastify(code))).toEqual([says]);
    const app = fastify();
    type Request = { passed?: boolean };
    const guard = async (request: Request) => {
      request.passed = true;
    };
    const show = async (request: Request) => String(request.passed === true);
    run(["app", "guard", "show"], code, [app, guard, show]);
    await app.listen({ port: 0, host: "127.0.0.1" });
    const { port } = app.server.address() as AddressInfo;
    expect(await answers(passes, (url) => asWritten(port, url))).toEqual(passes.map(() => "true"));
    expect(await answers(gets, (url) => asWritten(port, url))).toEqual(gets.map(() => "false"));
    await app.close();
  });
});

function run(names: readonly string[], code: string, values: readonly unknown[]): void {
  new Function(...names, code)(...values);
}

function answers(urls: readonly string[], ask: (url: string) => Promise<string>): Promise<string[]> {
  return Promise.all(urls.map(ask));
}

/** Asks for a path as it is written: what makes requests for others sets it right. */
function asWritten(port: number, url: string): Promise<string> {
  return new Promise((done, fail) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(`GET ${url} HTTP/1.1\r\nHost: host\r\nConnection: close\r\n\r\n`),
    );
    socket.setEncoding("utf8");
    socket.on("data", (part: string) => {
      answer += part;
    });
    socket.on("error", fail);
    socket.on("close", () => done(answer.slice(answer.indexOf("\r\n\r\n") + 4)));
  });
}
