import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AuditLog } from "@bylaw/audit-log";
import { auditLog, auditLogRefusesRewriting } from "@bylaw/audit-log/provider";
import type { Program, Provider } from "@bylaw/core";
import { programOf, runProgram } from "@bylaw/core/testing";
import { findPostgres, type RunningPostgres, startPostgres } from "@bylaw/testbed/postgres";
import Database from "libsql";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./repo.ts";

const { missing } = findPostgres();
if (missing !== undefined) console.warn(`SKIPPED the guide to the audit log: ${missing}`);

const guide = readFileSync(join(root, "docs", "audit-log.md"), "utf8");
const blocks = (language: string): readonly string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))].map(([, body = ""]) => body);

/** What the guide's modules give. */
interface Guide {
  migrate(adminUrl: string): Promise<void>;
  openLog(writerUrl: string, spool: string): AuditLog;
  serverOf(accounts: unknown, log: AuditLog): RequestListener;
  retain(retentionUrl: string): Promise<number>;
  openSqliteLog(path: string): Promise<AuditLog>;
  fastifyOf(
    accounts: unknown,
    log: AuditLog,
  ): {
    inject(request: object): Promise<{ readonly statusCode: number }>;
    close(): Promise<void>;
  };
  programOf(readerUrl: string): Program;
}

const accounts = {
  signIn: (user: unknown, password: unknown) =>
    user === "u1" && password === "right" ? { id: "u1" } : undefined,
  of: () => ({ id: "u1", roles: ["admin"] }),
};

describe.skipIf(missing !== undefined)("S8: what the guide to the audit log shows", () => {
  let [modules, spool] = ["", ""];
  let shown: Guide;
  let server: RunningPostgres;
  beforeAll(async () => {
    server = startPostgres();
    modules = mkdtempSync(join(root, "examples/.audit-log-"));
    spool = mkdtempSync(join(tmpdir(), "bylaw-spool-"));
    const names = blocks("ts").map((block) => {
      const [, name = ""] = /^\/\/ ([\w-]+\.ts)\n/.exec(block) ?? [];
      writeFileSync(join(modules, name), block);
      return name;
    });
    const loaded = names.map(
      (name) => import(pathToFileURL(join(modules, name)).href) as Promise<Partial<Guide>>,
    );
    shown = Object.assign({}, ...(await Promise.all(loaded))) as Guide;
  });
  afterAll(() => {
    server[Symbol.dispose]();
    for (const folder of [modules, spool]) rmSync(folder, { recursive: true, force: true });
  });

  const urlOf = (user: string): string =>
    `postgresql://${user}@/postgres?host=${encodeURIComponent(server.host)}`;

  it("migrates, records over HTTP, retains, and is judged", async () => {
    await shown.migrate(urlOf(server.user));
    const admin = new pg.Client({ connectionString: urlOf(server.user) });
    await admin.connect();
    for (const block of blocks("sql")) await admin.query(block);
    for (const role of ["reader", "retention"])
      await admin.query(`create role acme_${role} login; grant bylaw_audit_${role} to acme_${role}`);

    const log = shown.openLog(urlOf("acme_app"), spool);
    const app = createServer(shown.serverOf(accounts, log));
    await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
    const signIn = async (password: string) => {
      const headers = { "content-type": "application/json", "x-forwarded-for": "198.51.100.1, 203.0.113.7" };
      const body = JSON.stringify({ user: "u1", password });
      return (await fetch(`${url}/login`, { method: "POST", headers, body })).status;
    };
    expect([await signIn("right"), await signIn("wrong"), (await fetch(`${url}/admin`)).status]).toEqual([
      204, 401, 403,
    ]);
    expect(await log.close()).toMatchObject({ recorded: 3, written: 3, lost: 0, flawed: 0 });
    app.closeAllConnections();
    app.close();
    const { rows } = await admin.query(
      "select kind, outcome, reason, user_id, address, stored_by from bylaw_audit.events where outcome is not null order by seq",
    );
    expect(rows.map((row) => Object.values(row).join(" "))).toEqual([
      "login success  u1 203.0.113.0/24 acme_app",
      "login failure wrong-password u1 203.0.113.0/24 acme_app",
      "mfa-demanded failure mfa-required u1  acme_app",
    ]);
    expect(await shown.retain(urlOf("acme_retention"))).toBe(0);
    await admin.end();

    const { observations } = await runProgram(shown.programOf(urlOf("acme_reader")), {
      now: () => new Date(),
    });
    expect(observations.map(({ check, outcome }) => `${check}: ${outcome}`).sort()).toEqual([
      "audit-log/audit-events-arrive: pass",
      "audit-log/audit-log-gaps-explained: pass",
      "audit-log/audit-log-gaps-explained: pass",
      "audit-log/audit-log-refuses-rewriting: pass",
      "audit-log/audit-log-writer-cannot-rewrite: pass",
      "audit-log/failed-login-burst-noticed: not-applicable",
    ]);
  });

  it("records in Fastify, with the address that the proxy wrote, and ends with the server", async () => {
    const path = join(modules, "fastify.db");
    const app = shown.fastifyOf(accounts, await shown.openSqliteLog(path));
    const signIn = async (password: string) => {
      const headers = { "x-forwarded-for": "198.51.100.1, 203.0.113.7" };
      const request = { method: "POST", url: "/login", headers, payload: { user: "u1", password } };
      return (await app.inject(request)).statusCode;
    };
    expect([await signIn("right"), await signIn("wrong")]).toEqual([204, 401]);
    await app.close();
    const rows = new Database(path)
      .prepare("select kind, outcome, user_id, address from bylaw_audit_events order by seq")
      .all() as readonly object[];
    expect(rows.map((row) => Object.values(row).join(" "))).toEqual([
      "opened   ",
      "login success u1 203.0.113.0/24",
      "login failure u1 203.0.113.0/24",
      "closed   ",
    ]);
  });

  it("records into SQLite, which the provider reads", async () => {
    const log = await shown.openSqliteLog(join(modules, "audit.db"));
    expect(await log.written({ kind: "logout", outcome: "success", user: "u1" })).toBe("written");
    expect(await log.close()).toMatchObject({ recorded: 1, written: 1 });
    const [, call = ""] = /`(auditLog\(\{ name: "edge".*?\}\))`/.exec(guide) ?? [];
    const made = new Function("auditLog", "Database", "path", `return ${call};`) as (
      ...all: unknown[]
    ) => Provider;
    const edge = made(auditLog, Database, join(modules, "audit.db"));
    const program = programOf([edge], [auditLogRefusesRewriting]);
    const { observations } = await runProgram(program, { now: () => new Date() });
    expect(observations.map(({ outcome }) => outcome)).toEqual(["pass"]);
  });

  it("names every kind of event and every check", async () => {
    const { outcomes } = (await import("../packages/audit-log/src/event/event.ts")) as {
      readonly outcomes: object;
    };
    const rows = [...guide.matchAll(/^\| ((?:`[a-z-]+`(?:, )?)+) \| (?:`success`|the same)/gm)].flatMap(
      ([, names = ""]) => names.match(/[a-z-]+/g) ?? [],
    );
    expect(rows.sort()).toEqual(Object.keys(outcomes).sort());
    const checks = Object.keys(await import("@bylaw/audit-log/provider")).filter((name) =>
      guide.includes(kebab(name)),
    );
    expect(checks.length).toBeGreaterThanOrEqual(7);
  });
});

function kebab(name: string): string {
  return `checks/audit-log/${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;
}
