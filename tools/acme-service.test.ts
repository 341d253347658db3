import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AuditLog } from "@bylaw/audit-log";
import { migratePostgres } from "@bylaw/audit-log/postgres";
import { removeOlderThan } from "@bylaw/audit-log/sqlite";
import { findPostgres, startPostgres } from "@bylaw/testbed/postgres";
import Database from "libsql";
import { Secret, TOTP } from "otpauth";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAccounts, type NewAccount } from "../examples/acme/service/accounts.ts";
import { KEPT_FOR, openLog, REMOVED_AFTER } from "../examples/acme/service/log.ts";
import { serverOf } from "../examples/acme/service/server.ts";
import { createSessions } from "../examples/acme/service/sessions.ts";

const { missing } = findPostgres();
if (missing !== undefined) console.warn(`SKIPPED the example's service with PostgreSQL: ${missing}`);

const secret = "JBSWY3DPEHPK3PXP";
const totp = new TOTP({ secret: Secret.fromBase32(secret) });
const made: readonly NewAccount[] = [
  { id: "amara", roles: ["admin"], password: "correct horse battery", secret },
  { id: "p04", roles: [], password: "another horse battery", secret },
];

let [clock, folder] = [Date.parse("2026-11-02T09:00:00.000Z"), ""];
const now = (): Date => new Date(clock);
const later = (minutes: number): void => {
  clock += minutes * 60_000;
};
beforeEach(() => {
  clock = Date.parse("2026-11-02T09:00:00.000Z");
  folder = mkdtempSync(join(tmpdir(), "bylaw-service-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly body: unknown;
}

/** Somebody's browser: it keeps the cookie that it is given. */
function browserOf(server: Server, address = "198.51.100.7") {
  let cookie = "";
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const headers = { "content-type": "application/json", "x-forwarded-for": address, cookie };
    const sent = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, { method, headers, ...sent });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) cookie = set.split(";")[0] ?? "";
    const text = await response.text();
    const read = text === "" ? undefined : (JSON.parse(text) as { error?: { code: string } });
    return { status: response.status, body: read, ...(read?.error && { code: read.error.code }) };
  };
  return {
    get: (path: string) => ask("GET", path),
    post: (path: string, body?: unknown) => ask("POST", path, body),
    delete: (path: string) => ask("DELETE", path),
    login: (user: string, password: string) => ask("POST", "/login", { user, password }),
    verify: (code = totp.generate({ timestamp: clock })) => ask("POST", "/mfa", { code }),
    get cookie() {
      return cookie;
    },
    set cookie(value: string) {
      cookie = value;
    },
  };
}

async function served(log: AuditLog, test: (server: Server) => Promise<void>): Promise<void> {
  const accounts = await createAccounts(made, now);
  const server = createServer(serverOf({ accounts, sessions: createSessions(now), log, now }, 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await test(server);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Serves over a log in a file, and gives what is in it then. */
async function recorded(test: (server: Server) => Promise<void>): Promise<readonly string[]> {
  const file = join(folder, "audit.db");
  const log = await openLog({ file }, now);
  await served(log, test);
  expect(await log.close()).toMatchObject({ lost: 0, queued: 0, flawed: 0 });
  const database = new Database(file);
  const rows = database
    .prepare("select kind, outcome, reason, user_id, address from bylaw_audit_events order by seq")
    .all() as Record<string, string | null>[];
  database.close();
  return rows
    .filter(({ kind }) => kind !== "opened" && kind !== "closed")
    .map((row) => Object.values(row).join(" ").trimEnd());
}

describe("S7: the example's administrators", () => {
  it("get nowhere without a second factor, and everywhere with one that is fresh", async () => {
    const events = await recorded(async (server) => {
      const amara = browserOf(server);
      expect(await amara.get("/admin/accounts")).toMatchObject({ status: 401, code: "not-authenticated" });
      expect(await amara.login("amara", "correct horse battery")).toMatchObject({ status: 204 });
      for (const path of ["/admin/accounts", "/ADMIN/accounts", "/admin/accounts/", "/admin//accounts"])
        expect(await amara.get(path)).toMatchObject({ status: 403, code: "mfa-required" });
      expect(await amara.post("/admin/accounts/p04/unlock")).toMatchObject({ status: 403 });
      const before = amara.cookie;
      expect(await amara.verify("000000")).toMatchObject({ status: 403, code: "wrong-code" });
      expect(await amara.verify()).toMatchObject({ status: 204 });
      expect(await amara.get("/admin/accounts")).toMatchObject({
        status: 200,
        body: [
          { id: "amara", roles: ["admin"], locked: false },
          { id: "p04", roles: [], locked: false },
        ],
      });
      const thief = browserOf(server);
      thief.cookie = before;
      expect(await thief.get("/admin/accounts")).toMatchObject({ status: 401 });
      later(16);
      expect(await amara.get("/admin/accounts")).toMatchObject({ status: 403, code: "mfa-too-old" });
      later(8 * 60);
      expect(await amara.get("/admin/accounts")).toMatchObject({ status: 401 });
    });
    expect(events).toContain("mfa-demanded failure mfa-required amara");
    expect(events).toContain("mfa-demanded success mfa-verified amara");
    expect(events).toContain("mfa-demanded failure mfa-too-old amara");
  });

  it("are administrators, and whoever else has a second factor is none", async () => {
    await recorded(async (server) => {
      const p04 = browserOf(server);
      await p04.login("p04", "another horse battery");
      await p04.verify();
      expect(await p04.get("/admin/accounts")).toMatchObject({ status: 403, code: "not-an-administrator" });
    });
  });

  it("unlock whoever guessed codes, and a code is good once", async () => {
    const events = await recorded(async (server) => {
      const [amara, p04] = [browserOf(server), browserOf(server)];
      await amara.login("amara", "correct horse battery");
      await amara.verify();
      expect(await amara.verify()).toMatchObject({ code: "wrong-code" });
      await p04.login("p04", "another horse battery");
      for (let at = 0; at < 5; at++) expect(await p04.verify("000000")).toMatchObject({ code: "wrong-code" });
      expect(await p04.verify()).toMatchObject({ status: 403, code: "locked" });
      expect(await amara.post("/admin/accounts/p04/unlock")).toMatchObject({ status: 204 });
      expect(await amara.post("/admin/accounts/nobody/unlock")).toMatchObject({ status: 404 });
      expect(await p04.verify()).toMatchObject({ status: 204 });
      expect(await amara.delete("/admin/accounts/p04/sessions")).toMatchObject({ body: { ended: 1 } });
      expect(await p04.post("/password", {})).toMatchObject({ code: "not-authenticated" });
    });
    expect(events.filter((one) => one.startsWith("account-"))).toEqual([
      "account-locked success  p04 198.51.100.0/24",
      "account-unlocked success  p04",
    ]);
  });
});

const whole = [
  "login failure wrong-password p04 198.51.100.0/24",
  "login failure wrong-password nobody 198.51.100.0/24",
  "login success  p04 198.51.100.0/24",
  "password-changed failure wrong-password p04 198.51.100.0/24",
  "password-changed success  p04 198.51.100.0/24",
  "login failure wrong-password p04 198.51.100.0/24",
  "login success  p04 198.51.100.0/24",
  "mfa-verified success  p04 198.51.100.0/24",
  "logout success  p04 198.51.100.0/24",
];

async function signInAndOut(server: Server): Promise<void> {
  const p04 = browserOf(server);
  const to = "a third horse battery";
  expect(await p04.login("p04", "wrong")).toMatchObject({ status: 401, code: "wrong-password" });
  expect(await p04.login("nobody", "wrong")).toMatchObject({ status: 401, code: "wrong-password" });
  expect(await p04.post("/login", { user: { $ne: null }, password: "x" })).toMatchObject({ status: 400 });
  expect(await p04.post("/login", "{")).toMatchObject({ status: 400, code: "malformed" });
  await p04.login("p04", "another horse battery");
  expect(await p04.post("/password", { from: "wrong", to })).toMatchObject({ status: 403 });
  expect(await p04.post("/password", { from: "another horse battery", to })).toMatchObject({ status: 204 });
  expect(await p04.post("/mfa", { code: "123456" })).toMatchObject({ code: "not-authenticated" });
  expect(await p04.login("p04", "another horse battery")).toMatchObject({ status: 401 });
  expect(await p04.login("p04", to)).toMatchObject({ status: 204 });
  expect(await p04.verify()).toMatchObject({ status: 204 });
  for (let times = 0; times < 2; times++) expect(await p04.post("/logout")).toMatchObject({ status: 204 });
}

describe("S8: what the example's people do to sign in and out", () => {
  it("is in the log, and stays there as long as it must", async () => {
    expect(await recorded(signInAndOut)).toEqual(whole);
    const database = new Database(join(folder, "audit.db"));
    expect(() => database.exec("delete from bylaw_audit_events")).toThrow();
    await expect(removeOlderThan(database, { days: KEPT_FOR - 1 })).rejects.toThrow("kept 365 days");
    expect(await removeOlderThan(database, { days: REMOVED_AFTER })).toEqual({ removed: 0 });
    database.close();
  });

  it.skipIf(missing !== undefined)("is in PostgreSQL where there is one", async () => {
    using server = startPostgres();
    const urlOf = (user: string): string =>
      `postgresql://${user}@/postgres?host=${encodeURIComponent(server.host)}`;
    const admin = new pg.Pool({ connectionString: urlOf(server.user) });
    await migratePostgres(admin, { minimumDays: KEPT_FOR });
    await admin.query("create role acme_app login; grant bylaw_audit_writer to acme_app");
    const log = await openLog({ postgres: urlOf("acme_app") }, now);
    await served(log, signInAndOut);
    expect(await log.close()).toMatchObject({ lost: 0, queued: 0, flawed: 0 });
    const { rows } = await admin.query(
      "select concat_ws(' ', kind, outcome, coalesce(reason, ''), user_id, address) as event from bylaw_audit.events where outcome is not null order by seq",
    );
    expect(rows.map(({ event }) => event)).toEqual(whole);
    await admin.end();
  });
});
