import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./repo.ts";

const guide = readFileSync(join(root, "docs", "mfa.md"), "utf8");
const blocks = (language: string): readonly string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))].map(([, body = ""]) => body);

const secondsAgo = (seconds: number): Date => new Date(Date.now() - seconds * 1000);
const sessions = new Map([
  ["fresh", { userId: "u1", roles: ["admin"], mfaVerifiedAt: secondsAgo(60) }],
  ["stale", { userId: "u2", roles: ["admin"], mfaVerifiedAt: secondsAgo(1_000) }],
  ["never", { userId: "u3", roles: ["admin"] }],
  ["broken", { userId: "u4", roles: ["admin"], mfaVerifiedAt: "yesterday" }],
]);
const events: Record<string, unknown>[] = [];

/** What the guide's modules give, each by the name that the guide imports or runs it by. */
interface Guide {
  serverOf(of: unknown, log: unknown): unknown;
  plainServerOf(of: unknown): Server;
  fastifyOf(of: unknown): { ready(): Promise<unknown>; routing(request: unknown, response: unknown): void };
  honoOf(of: unknown): { readonly fetch: (request: globalThis.Request) => Promise<globalThis.Response> };
}

let folder: string;
let shown: Guide;
beforeAll(async () => {
  folder = mkdtempSync(join(root, "examples/.mfa-"));
  for (const block of blocks("ts")) {
    const [, name = ""] = /^\/\/ (\w+\.ts)\n/.exec(block) ?? [];
    writeFileSync(join(folder, name), block);
  }
  const modules = ["server.ts", "plain.ts", "fastify.ts", "hono.ts"].map(
    (name) => import(pathToFileURL(join(folder, name)).href) as Promise<Partial<Guide>>,
  );
  shown = Object.assign({}, ...(await Promise.all(modules))) as Guide;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Status and code, by session, of a server that is asked over HTTP. */
async function answersOf(server: Server): Promise<Record<string, unknown>> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin/customers?session=fresh`;
    const answers: Record<string, unknown> = {};
    for (const id of ["none", ...sessions.keys()]) {
      const answer = await fetch(url, { headers: { cookie: `session=${id}` } });
      const text = await answer.text();
      answers[id] = `${answer.status} ${answer.ok ? text : JSON.parse(text).error.code}`;
      if (id === "stale" && blocks("json").length > 0) answers.body = text;
    }
    return answers;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const answers = {
  none: "401 not-authenticated",
  fresh: "200 []",
  stale: "403 mfa-too-old",
  never: "403 mfa-required",
  broken: "403 mfa-unknown",
};

describe("S7: what the guide to MFA shows", () => {
  it("refuses in Express as it says, and tells what it says", async () => {
    const log = { write: (event: Record<string, unknown>) => void events.push(event) };
    const { body, ...got } = await answersOf(createServer(shown.serverOf(sessions, log) as never));
    expect(got).toEqual(answers);
    const [answer = "", event = "{}"] = blocks("json");
    expect(`${body}\n`).toBe(answer);
    const told = JSON.parse(event) as Record<string, unknown>;
    expect(events).toContainEqual({ ...told, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) });
    expect(events.map(({ code }) => code)).toEqual([
      "not-authenticated",
      "mfa-too-old",
      "mfa-required",
      "mfa-unknown",
    ]);
  });

  it("refuses in a plain server, without an age", async () => {
    const { body, ...got } = await answersOf(shown.plainServerOf(sessions));
    expect(got).toEqual({ ...answers, stale: "200 []" });
  });

  it("refuses in Fastify", async () => {
    const app = shown.fastifyOf(sessions);
    await app.ready();
    const { body, ...got } = await answersOf(createServer((asked, answer) => app.routing(asked, answer)));
    expect(got).toEqual(answers);
  });

  it("refuses in Hono", async () => {
    const { honoOf } = shown;
    const app = honoOf(sessions);
    const server = createServer(async ({ url, headers }, response) => {
      const { cookie = "" } = headers;
      const answer = await app.fetch(new Request(`http://localhost${url}`, { headers: { cookie } }));
      response.writeHead(answer.status).end(await answer.text());
    });
    const { body, ...got } = await answersOf(server);
    expect(got).toEqual(answers);
  });

  it("has a row for each code, with its status", () => {
    const rows = [...guide.matchAll(/^\| `([a-z-]+)` \| (\d+) \|/gm)].map(
      ([, code, status]) => `${status} ${code}`,
    );
    expect(rows).toEqual(["401 not-authenticated", "403 mfa-required", "403 mfa-too-old", "403 mfa-unknown"]);
  });
});
