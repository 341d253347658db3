import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { programOf, runProgram, testProvider } from "@bylaw/core/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { authHandlerAudited } from "../checks/auth-handler-audited.ts";
import { routeRequiresMfa } from "../checks/route-requires-mfa.ts";
import * as exported from "../index.ts";
import type { SourceOptions } from "./options.ts";
import { source } from "./provider.ts";

testProvider({ id: "source", exports: exported }, { test, expect });

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bylaw-source-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const server = `import express from "express"; import { requireMfa } from "@bylaw/express"; import { createAuditLog } from "@bylaw/audit-log";
export const app = express(); const log = createAuditLog({}); const mfa = requireMfa({});
`;

async function said(
  files: Readonly<Record<string, string>>,
  options: Partial<SourceOptions> = {},
  checks = [routeRequiresMfa],
) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const provider = source({ directory: folder, privileged: ["/admin"], ...options });
  const { observations, recording } = await runProgram(programOf([provider], checks as never));
  expect(JSON.stringify(recording)).not.toContain(folder);
  return observations.map(({ resource, outcome, problem, assertions }) => {
    const why = problem?.message ?? assertions.find((one) => one.outcome !== "pass")?.problem?.message;
    return `${resource.name ?? resource.id}: ${outcome}${why === undefined ? "" : ` (${why})`}`;
  });
}

describe("an application", () => {
  test("is read by its own aliases, without its tests and what is installed", async () => {
    const files = {
      "tsconfig.json": `{ // as TypeScript reads it
        "compilerOptions": { "baseUrl": "src", "paths": { "@guards/*": ["guards/*"] } } }`,
      "src/app.ts": `${server} import { mfa as guard } from "@guards/mfa"; app.get("/admin/a", guard, (q, s) => s.end());`,
      "src/guards/mfa.ts": `import { requireMfa } from "@bylaw/express"; export const mfa = requireMfa({});`,
      "src/app.test.ts": `${server} app.get("/admin/test", (q, s) => s.end());`,
      "node_modules/x/index.js": `require("express")().get("/admin/x", (q, s) => s.end());`,
    };
    expect(await said(files)).toEqual(["src/app.ts:3 GET /admin/a: pass"]);
  });

  test("outside of the repository has no places in it", async () => {
    mkdirSync(join(folder, "src"), { recursive: true });
    writeFileSync(join(folder, "src/a.ts"), `${server} app.get("/admin/a", (q, s) => s.end());`);
    const provider = source({ directory: folder, privileged: ["/admin"] });
    const { observations } = await runProgram(programOf([provider], [routeRequiresMfa]));
    expect(observations.map(({ resource }) => [resource.name, resource.location])).toEqual([
      ["src/a.ts:3 GET /admin/a", undefined],
    ]);
  });

  test("without an application, or one that does not parse, is no empty list", async () => {
    const none =
      "No application of Express, Fastify or Hono was found: name the directory that it is made in, and what include leaves out.";
    expect(await said({ "a.ts": "export const a = 1;" })).toContainEqual(
      expect.stringContaining(`error (${none})`),
    );
    expect(await said({ "a.ts": `${server} app.get("/admin/a", mfa, (` })).toContainEqual(
      expect.stringContaining("error (a.ts:3 does not parse.)"),
    );
  });

  test("of a framework that is not read names it, and what to do", async () => {
    const nest = {
      "src/main.ts": `import { NestFactory } from "@nestjs/core"; import { AppModule } from "./app"; const app = await NestFactory.create(AppModule); await app.listen(3000);`,
      "src/app.ts": `import type { Request } from "express"; import { Controller, Get, Module } from "@nestjs/common";
        @Controller("admin") class Admin { @Get("a") show() { return []; } }
        @Module({ controllers: [Admin] }) export class AppModule {}`,
    };
    const says = (where: string) =>
      `error (${where}, and routes of NestJS are not read: name the folders of what is read by include, and let what is asked of the others rest on evidence, attested().)`;
    expect(await said(nest)).toEqual([
      "privileged /admin: error (No route that was read lies under /admin, and not all of the application was read.)",
      expect.stringContaining(says("src/app.ts:1 imports @nestjs/common")),
    ]);
    // Beside an application that is read, the rest is none the less unread.
    const both = {
      ...nest,
      "express/app.ts": `${server} app.get("/admin/a", mfa, (q, s) => s.end());`,
      "express/types.ts": `import type { Injectable } from "@nestjs/common"; export type Own = typeof Injectable;`,
    };
    expect(await said(both)).toEqual([
      "express/app.ts:3 GET /admin/a: pass",
      expect.stringContaining(says("src/app.ts:1 imports @nestjs/common")),
    ]);
    expect(await said(both, { include: ["express"] })).toEqual(["express/app.ts:3 GET /admin/a: pass"]);
  });

  test.each([
    ["Koa", `import Koa from "koa";`, "koa"],
    ["Koa", `const Router = require("@koa/router");`, "@koa/router"],
    ["hapi", `const { server } = await import("@hapi/hapi");`, "@hapi/hapi"],
    ["Feathers", `import express = require("@feathersjs/express");`, "@feathersjs/express"],
  ])("of %s by %s is not read", async (framework, text, module) => {
    expect(await said({ "a.ts": server, "b.ts": text })).toContainEqual(
      expect.stringContaining(`(b.ts:1 imports ${module}, and routes of ${framework} are not read: `),
    );
  });

  test("in a directory that is not there is not collected", async () => {
    expect(await said({}, { directory: join("no", "such") })).toEqual([
      "source/application: error (source(): directory is no/such, which is not there or cannot be read: name the one of the application.)",
    ]);
    expect(await said({ "a.ts": server }, { include: ["src"] })).toEqual([
      "source/application: error (Of the application not all could be read: include has src, which is not there.)",
    ]);
  });

  test("whose privileged path has no route is not green, and none at all neither", async () => {
    const files = { "a.ts": `${server} app.get("/admin/a", mfa, (q, s) => s.end());` };
    expect(await said(files, { privileged: ["/admin", "/staff"] })).toEqual([
      "a.ts:3 GET /admin/a: pass",
      "privileged /staff: error (No route lies under /staff: name a path that is there, or take it out.)",
    ]);
    expect(await said(files, { privileged: [] })).toContainEqual(
      'privileged paths: error (source() is told no privileged path: say privileged: ["/admin"], or what yours is.)',
    );
  });

  test("has guards of its own, where they are named", async () => {
    const files = {
      "a.ts": `${server} import { mine, made } from "./guards"; app.get("/admin/a", mine, (q, s) => s.end()); app.get("/admin/b", made(1), (q, s) => s.end());`,
      "guards.ts": `export function mine(q, s, next) { next(); } export const made = (level) => (q, s, next) => next();`,
    };
    expect(await said(files, { guards: ["guards.ts#mine"] })).toEqual([
      "a.ts:3 GET /admin/a: pass",
      "a.ts:3 GET /admin/b: fail",
    ]);
    expect(await said(files, { guards: ["guards.ts#made()"] })).toEqual([
      "a.ts:3 GET /admin/a: fail",
      "a.ts:3 GET /admin/b: pass",
    ]);
  });

  test.each([
    ["both outcomes", `log.record({ kind: "login", outcome: ok ? "success" : "failure" });`, "pass"],
    ["one outcome", `log.record({ kind: "login", outcome: "success" });`, "fail"],
    ["nothing", "s.end();", "fail"],
    ["another event", `log.record({ kind: "logout", outcome: ok ? "success" : "failure" });`, "fail"],
    ["through a function", `tell("success"); tell("failure");`, "pass"],
    [
      "in a callback",
      `find(q).then(() => log.record({ kind: "login", outcome: "success" }), () => log.record({ kind: "login", outcome: "failure" }));`,
      "pass",
    ],
    [
      "an outcome that is computed",
      `log.record({ kind: "login", outcome: q.outcome });`,
      "error (The kind or the outcome of the event that a.ts:3 records is computed: write both as texts, in a call for each outcome.)",
    ],
    [
      "into what a request has",
      `q.log.record({ kind: "login", outcome: "success" });`,
      "error (What a.ts:3 records into cannot be followed.)",
    ],
    [
      "a log that is handed on",
      `write(log);`,
      "error (The log is handed to global#write, which is not read.)",
    ],
    [
      "into another's",
      `const log = { record() {} }; log.record({ kind: "login", outcome: ok ? "success" : "failure" });`,
      "fail",
    ],
  ])("records %s", async (_, body, expected) => {
    const text = `${server} const tell = (outcome) => log.record({ kind: "login", outcome }); app.post("/login", async (q, s) => { ${body} });`;
    const options = { authentication: { login: ["POST /login"] } };
    expect(await said({ "a.ts": text }, options, [authHandlerAudited] as never)).toEqual([
      `a.ts:3 POST /login: ${expected}`,
    ]);
  });

  test("is told an authentication path that is there", async () => {
    const options = { authentication: { login: ["POST /signin"] } };
    expect(await said({ "a.ts": server }, options, [authHandlerAudited] as never)).toEqual([
      "login POST /signin: error (No route lies under POST /signin: name a path that is there, or take it out.)",
    ]);
  });
});

test.each([
  [{ directory: "" }, "directory is no path."],
  [{ directory: ".", name: "My App" }, 'name "My App" is not a slug.'],
  [{ directory: ".", privileged: ["admin"] }, 'privileged has "admin", which is no path.'],
  [{ directory: ".", guards: ["mfa"] }, '"mfa" names no function.'],
  [
    { directory: ".", authentication: { login: ["login"] } },
    'authentication has "login", which is no route.',
  ],
  [
    { directory: ".", authentication: { signin: ["/login"] } as never },
    'authentication has "signin", which is no event.',
  ],
] satisfies [SourceOptions, string][])("%j names less than it seems to", (options, says) => {
  expect(() => source(options)).toThrow(`[bylaw] source(): ${says}`);
});

describe("a handler that records behind what never returns", () => {
  const both = `log.record({ kind: "login", outcome: ok ? "success" : "failure" });`;
  test.each([
    ["a function that throws", `function bye() { throw new Error("no"); }`, `bye(); ${both}`, "fail"],
    [
      "one that throws on every way",
      `function bye(q) { if (q.a) throw new Error("a"); else throw new Error("b"); }`,
      `bye(q); ${both}`,
      "fail",
    ],
    [
      "one that is declared so",
      `declare const end: () => void; function bye(): never { end(); }`,
      `bye(); ${both}`,
      "fail",
    ],
    [
      "one that throws later",
      `async function bye() { throw new Error("no"); }`,
      `await bye(); ${both}`,
      "fail",
    ],
    [
      "one that nothing waits for",
      `async function bye() { throw new Error("no"); }`,
      `bye(); ${both}`,
      "pass",
    ],
    ["one that may throw", `function bye(q) { if (q.a) throw new Error("no"); }`, `bye(q); ${both}`, "pass"],
    [
      "one that is caught",
      `function bye() { throw new Error("no"); }`,
      `try { bye(); } catch {} ${both}`,
      "pass",
    ],
    [
      "one under a condition",
      `function bye() { throw new Error("no"); }`,
      `if (q.a) { bye(); } ${both}`,
      "pass",
    ],
    ["a method", `const o = { bye() { throw new Error("no"); } };`, `o.bye(); ${both}`, "fail"],
    ["the end of the process", "", `process.exit(1); ${both}`, "fail"],
  ])("%s", async (_, before, body, expected) => {
    const text = `${server} ${before} app.post("/login", async (q, s) => { ${body} });`;
    const options = { authentication: { login: ["POST /login"] } };
    expect(await said({ "a.ts": text }, options, [authHandlerAudited] as never)).toEqual([
      `a.ts:3 POST /login: ${expected}`,
    ]);
  });

  test.each(["(log as any).record = () => {};", `log["record"] = () => {};`])(
    "or into a log of which the writer is set anew: %s",
    async (change) => {
      const text = `${server} ${change} app.post("/login", async (q, s) => { ${both} });`;
      const options = { authentication: { login: ["POST /login"] } };
      expect(await said({ "a.ts": text }, options, [authHandlerAudited] as never)).toEqual([
        "a.ts:3 POST /login: error (Record of @bylaw/audit-log#createAuditLog() is set anew.)",
      ]);
    },
  );
});

describe("a handler of Fastify whose event is recorded by a hook", () => {
  const start = `import fastify from "fastify"; import { createAuditLog } from "@bylaw/audit-log"; const app = fastify(); const log = createAuditLog({});
const hook = async (q, r) => { if (r.statusCode < 400) log.record({ kind: "login", outcome: "success" }); else log.record({ kind: "login", outcome: "failure" }); };
`;
  const AROUND =
    "error (What a.ts:3 puts around it records as well, and whether it does for this route is not shown.)";
  test.each([
    ["of its own", `\napp.post("/login", { onResponse: hook }, async () => 1);`, "pass"],
    ["of its own, in a list", `\napp.post("/login", { onSend: [hook] }, async () => 1);`, "pass"],
    ["of the application", `app.addHook("onResponse", hook);\napp.post("/login", async () => 1);`, AROUND],
    ["before it", `app.addHook("onRequest", hook);\napp.post("/login", async () => 1);`, AROUND],
    [
      "that records nothing",
      `app.addHook("onResponse", async (q) => console.log(q.url));\napp.post("/login", async () => 1);`,
      "fail",
    ],
  ])("%s", async (_, code, expected) => {
    const options = { authentication: { login: ["POST /login"] } };
    expect(await said({ "a.ts": start + code }, options, [authHandlerAudited] as never)).toEqual([
      `a.ts:4 POST /login: ${expected}`,
    ]);
  });
});
