import { days } from "@bylaw/core";
import { linesOf, programOf, runProgram } from "@bylaw/core/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAuditLog } from "../log/audit-log.ts";
import type { AuditLogOptions } from "../log/options.ts";
import { postgresStore } from "../postgres/postgres-store.ts";
import { driverOf } from "../sqlite/driver.ts";
import { migrateSqlite } from "../sqlite/migrate-sqlite.ts";
import { sqliteStore } from "../sqlite/sqlite-store.ts";
import type { AuditStore } from "../store/store.ts";
import { freshDatabase, sharedPostgres, type TestDatabase } from "../testing/postgres.fixture.ts";
import { drivers, temporaryFile } from "../testing/sqlite.fixture.ts";
import {
  type AuditLogProviderOptions,
  auditEventsArrive,
  auditLog,
  auditLogGapsExplained,
  auditLogLosesNothing,
  auditLogRefusesRewriting,
  auditLogRetentionKept,
  auditLogWriterCannotRewrite,
  failedLoginBurstNoticed,
} from "./index.ts";

/** `runProgram`'s day. */
const NOW = Date.parse("2026-01-01T00:00:00.000Z");
const minutesAgo = (minutes: number): Date => new Date(NOW - minutes * 60_000);
const about = {
  name: "production",
  expects: ["login", "logout"],
  burst: { failures: 5, withinMinutes: 10 },
} as const;
const checks = [
  auditEventsArrive,
  auditLogGapsExplained,
  auditLogLosesNothing,
  auditLogRefusesRewriting,
  auditLogRetentionKept,
  auditLogWriterCannotRewrite,
  failedLoginBurstNoticed,
];

async function saidOf(options: AuditLogProviderOptions): Promise<readonly string[]> {
  const { observations } = await runProgram(programOf([auditLog(options)], checks));
  const said = observations.map((one) => {
    const id = one.resource.id.replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, "<uuid>");
    return `${one.check.replace("audit-log/", "")} ${id}: ${one.outcome}${one.outcome === "pass" ? "" : ` (${linesOf(one).join("; ")})`}`;
  });
  return said.sort();
}

/** A day at a company: logins, somebody who guesses, and one burst that was noticed. */
async function fill(store: AuditStore, options: Partial<AuditLogOptions> = {}): Promise<void> {
  let now = minutesAgo(3_000);
  const log = createAuditLog({
    store,
    addresses: "whole",
    onLost: () => undefined,
    now: () => now,
    ...options,
  });
  const at = (minutes: number, event: Parameters<typeof log.record>[0]): void => {
    now = minutesAgo(minutes);
    log.record(event);
  };
  for (let one = 0; one < 8; one += 1)
    at(2_900 - one, {
      kind: "login",
      outcome: "failure",
      reason: "wrong-password",
      user: "guessed",
      address: `198.51.100.${one}`,
    });
  for (let one = 0; one < 6; one += 1)
    at(2_000 - one, {
      kind: "login",
      outcome: "failure",
      reason: "wrong-password",
      user: `u${one}`,
      address: "203.0.113.9",
    });
  at(1_990, { kind: "burst-noticed", outcome: "success", user: "alarm", of: "address", key: "203.0.113.9" });
  for (let one = 0; one < 6; one += 1)
    at(1_900 - 11 * one, {
      kind: "login",
      outcome: "failure",
      reason: "wrong-password",
      user: "slow",
      address: "192.0.2.1",
    });
  at(10, { kind: "login", outcome: "success", user: "u1" });
  await log.close();
}

const judged = (rest: readonly string[]) => [
  "audit-events-arrive login: pass",
  "audit-events-arrive logout: fail (days since the last event: absent (no event), expected at most 7 days)",
  "audit-log-gaps-explained <uuid>: pass",
  ...rest,
  "failed-login-burst-noticed address/<uuid>: pass",
  "failed-login-burst-noticed user/<uuid>: fail (hours in which nobody noticed it: 48.22 hours, expected at most 24 hours)",
];
const retention = "(days before nobody can remove an event: 90 days, expected at least 365 days)";

describe.each(drivers)("S8: a log in SQLite by %s is read", (_, open) => {
  it("and judged", async () => {
    using file = temporaryFile();
    const database = open(file.path);
    await migrateSqlite(database, { minimumDays: 90 });
    await fill(sqliteStore(database));
    const options = { ...about, sqlite: () => open(file.path) };
    expect(await saidOf(options)).toEqual(
      judged([
        "audit-log-loses-nothing bylaw_audit_events: pass",
        "audit-log-refuses-rewriting bylaw_audit_events: pass",
        `audit-log-retention-kept bylaw_audit_events: fail ${retention}`,
        "audit-log-writer-cannot-rewrite audit-log/production: not-applicable (There is no role that writes the audit log in audit-log/production: the listing is complete.)",
      ]),
    );
    const run = (sql: string) => driverOf(database).prepare(sql).run([]);
    run("drop trigger bylaw_audit_events_no_delete");
    run("delete from bylaw_audit_events where seq = 5");
    run("drop trigger bylaw_audit_events_no_update");
    run(
      "create trigger bylaw_audit_events_no_update before update on bylaw_audit_events begin select 1; end",
    );
    const said = await saidOf(options);
    expect(said).toContain(
      "audit-log-gaps-explained <uuid>: fail (missing numbers that nothing explains: 1, expected 0)",
    );
    expect(said).toContain(
      "audit-log-refuses-rewriting bylaw_audit_events: fail (guards that are not as they were shipped: bylaw_audit_events_no_delete: missing and bylaw_audit_events_no_update: changed, expected empty)",
    );
    database.close();
  });

  it("and judged by what is meant: another letter in what is quoted is another guard", async () => {
    using file = temporaryFile();
    const database = open(file.path);
    await migrateSqlite(database, { minimumDays: 90 });
    const run = (sql: string) => driverOf(database).prepare(sql).run([]);
    const [{ text } = { text: "" }] = driverOf(database)
      .prepare("select sql as text from sqlite_master where name = 'bylaw_audit_events_no_delete'")
      .all([]) as { text: string }[];
    run(
      "create trigger quiet before insert on BYLAW_AUDIT_EVENTS when new.user_id = 'eve' begin select raise(ignore); end",
    );
    run("drop trigger bylaw_audit_events_no_delete");
    run(text.replace("%Y-%m-%dT", "%Y-%M-%dT"));
    expect(await saidOf({ ...about, sqlite: () => open(file.path) })).toContain(
      "audit-log-refuses-rewriting bylaw_audit_events: fail (guards that are not as they were shipped: bylaw_audit_events_no_delete: changed and quiet: changed, expected empty)",
    );
    database.close();
  });

  it("and judged whatever clock its writers had", async () => {
    using file = temporaryFile();
    const database = open(file.path);
    await migrateSqlite(database, { minimumDays: 90 });
    const failures = Array.from({ length: 5 }, () => "guessed");
    let now = minutesAgo(60 * 24 * 3_000);
    const log = createAuditLog({
      store: sqliteStore(database),
      addresses: "none",
      onLost: () => undefined,
      now: () => now,
    });
    for (const user of failures)
      log.record({ kind: "login", outcome: "failure", reason: "wrong-password", user });
    now = new Date("2099-01-01T00:00:00.000Z");
    log.record({ kind: "logout", outcome: "success" });
    await log.close();
    const said = await saidOf({ ...about, sqlite: () => open(file.path) });
    expect(said).toContain(
      "audit-events-arrive logout: fail (days since the last event: absent (no event), expected at most 7 days)",
    );
    expect(said).toContain(
      "failed-login-burst-noticed user/<uuid>: fail (hours in which nobody noticed it: 72000 hours, expected at most 24 hours)",
    );
    database.close();
  });

  it("and told of the first events of a writer, which retention cannot have removed", async () => {
    using file = temporaryFile();
    const database = open(file.path);
    await migrateSqlite(database, { minimumDays: 90 });
    await fill(sqliteStore(database));
    const run = (sql: string) => driverOf(database).prepare(sql).run([]);
    const gaps = async () =>
      (await saidOf({ ...about, sqlite: () => open(file.path) })).filter((line) => /gaps.*<uuid>/.test(line));
    run("drop trigger bylaw_audit_events_no_delete");
    run("delete from bylaw_audit_events where seq <= 4");
    const told =
      "audit-log-gaps-explained <uuid>: fail (missing numbers that nothing explains: 4, expected 0)";
    expect(await gaps()).toEqual([told]);
    const removed = (until: string) =>
      run(`insert into bylaw_audit_events (id, writer, seq, time, kind, count, first_at, last_at)
        select 'r' || count(*), '00000000-0000-0000-0000-000000000000', count(*), '2026-01-01T00:00:00.000Z', 'removed', 4, '${until}', '${until}'
        from bylaw_audit_events`);
    removed("2025-01-01T00:00:00.000Z");
    expect(await gaps()).toContain(told);
    removed(minutesAgo(2_800).toISOString());
    expect(await gaps()).not.toContain(told);
    database.close();
  });

  it("or cannot be, which is an error and never green", async () => {
    using file = temporaryFile();
    const said = await saidOf({ ...about, sqlite: async () => open(file.path) });
    expect(said.filter((line) => !line.includes(": error ("))).toEqual([
      expect.stringContaining("audit-log-writer-cannot-rewrite audit-log/production: not-applicable"),
    ]);
    const nowhere = [() => open("/nowhere/at/all.db"), async () => open("/nowhere/at/all.db")];
    for (const sqlite of nowhere) {
      const closed = await saidOf({ ...about, sqlite });
      expect(closed).toHaveLength(checks.length);
      for (const line of closed)
        expect(line).toContain("error (auditLog(): what sqlite opens could not be opened.)");
    }
  });
});

describe.skipIf(sharedPostgres() === undefined)("S8: a log in PostgreSQL is read", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    await fill(postgresStore(database.writer));
  });
  afterAll(() => database[Symbol.asyncDispose]());
  const as = (role: string): AuditLogProviderOptions => {
    const { host } = sharedPostgres() ?? { host: "" };
    return {
      ...about,
      postgres: () => new pg.Pool({ host, user: `${database.name}_${role}`, database: database.name }),
    };
  };
  const roleLines = (...powers: readonly string[]) =>
    [
      `${database.name}_owner: fail (powers beyond inserting: owner, update, delete, truncate, trigger, retention and provenance, expected empty)`,
      `${database.name}_writer: ${powers.length === 0 ? "pass" : `fail (powers beyond inserting: ${powers.join(" and ")}, expected empty)`}`,
    ].map((line) => `audit-log-writer-cannot-rewrite ${line}`);

  it("and judged, by a reader that may do nothing else", async () => {
    // Other tests have users of the same roles, which are the whole server's.
    const said = (await saidOf(as("reader"))).filter(
      (line) => !/ t[\da-f]{12}_/.test(line) || line.includes(database.name),
    );
    expect(said).toEqual(
      judged([
        "audit-log-loses-nothing bylaw_audit.events: pass",
        "audit-log-refuses-rewriting bylaw_audit.events: pass",
        `audit-log-retention-kept bylaw_audit.events: fail ${retention}`,
        ...roleLines(),
      ]),
    );
  });

  it("and told of who tampers", async () => {
    const { admin } = database;
    await admin.query("alter table bylaw_audit.events disable trigger events_no_delete");
    await admin.query("delete from bylaw_audit.events where seq = 5");
    await admin.query("alter table bylaw_audit.events drop constraint events_writer_seq_key");
    await admin.query(
      "insert into bylaw_audit.events (id, writer, seq, time, kind) select gen_random_uuid(), writer, seq, time, kind from bylaw_audit.events where seq = 6",
    );
    await admin.query("drop trigger events_no_truncate on bylaw_audit.events");
    await admin.query(
      "create or replace function bylaw_audit.refuse_lowering() returns trigger language plpgsql as 'begin return new; end'",
    );
    await admin.query(
      "create rule quiet as on insert to bylaw_audit.events where new.user_id = 'eve' do instead nothing",
    );
    await admin.query(
      `grant delete on bylaw_audit.events to ${database.name}_writer; alter role ${database.name}_writer createrole`,
    );
    const said = await saidOf(as("reader"));
    expect(said).toContain(
      "audit-log-gaps-explained <uuid>: fail (missing numbers that nothing explains: 1, expected 0)",
    );
    expect(said).toContain(
      "audit-log-refuses-rewriting bylaw_audit.events: fail (guards that are not as they were shipped: events_no_delete: disabled, events_no_truncate: missing, quiet: changed and refuse_lowering: changed, expected empty)",
    );
    expect(said).toEqual(expect.arrayContaining(roleLines("createrole", "delete")));
  });

  it("and told of who tampers behind what is named as it was", async () => {
    await using other = await freshDatabase();
    const { admin, name } = other;
    const { host } = sharedPostgres() ?? { host: "" };
    const reader = () => new pg.Pool({ host, user: `${name}_reader`, database: name });
    await admin.query(`
      create schema evil;
      alter function bylaw_audit.refuse_removing() set search_path = evil, pg_catalog;
      alter table bylaw_audit.events alter column stored_by set default 'nobody', enable row level security;
      alter table bylaw_audit.settings set unlogged;
      create table evil.more () inherits (bylaw_audit.events);
      grant trigger on bylaw_audit.settings to ${name}_writer;
      create role ${name}_guard;
      grant all on schema bylaw_audit to ${name}_guard;
      alter function bylaw_audit.refuse_lowering() owner to ${name}_guard;
      grant ${name}_guard to ${name}_writer;
      create role ${name}_deleter;
      grant delete on bylaw_audit.events to ${name}_deleter;
      grant ${name}_deleter to ${name}_writer;
      grant insert on bylaw_audit.events to ${name}_writer;
      alter database ${name} owner to ${name}_writer;
      create role ${name}_root superuser;
      create role ${name}_quiet login noinherit;
      grant bylaw_audit_writer, ${name}_root to ${name}_quiet;
      alter role ${name}_writer noinherit`);
    const said = await saidOf({ ...about, postgres: reader });
    expect(said).toContain(
      "audit-log-refuses-rewriting bylaw_audit.events: fail (guards that are not as they were shipped: child table more: changed, default of stored_by: changed, refuse_removing: changed, row security of events: changed and unlogged settings: changed, expected empty)",
    );
    expect(said).toContain(
      `audit-log-writer-cannot-rewrite ${name}_writer: fail (powers beyond inserting: owner, database, delete, trigger and provenance, expected empty)`,
    );
    expect(said).toContainEqual(
      expect.stringContaining(
        `audit-log-writer-cannot-rewrite ${name}_quiet: fail (powers beyond inserting: superuser, `,
      ),
    );
    await admin.query(`drop role ${name}_root`);
  });

  it("or denied, which is an error that names the grant", async () => {
    const said = await saidOf(as("writer"));
    expect(said).toHaveLength(checks.length);
    for (const line of said.filter((one) => !one.includes("writer-cannot-rewrite")))
      expect(line).toMatch(/error \(audit-log:\w+ was denied \(42501\)\.\)$/);
  });

  it("or not reached", async () => {
    const said = await saidOf({ ...about, postgres: () => new pg.Pool({ host: "/nowhere" }) });
    expect(said).toHaveLength(checks.length);
    for (const line of said)
      expect(line).toMatch(
        /error \(audit-log:\w+ could not reach the database \(ENOENT\): see that it runs, and that host and port are right\.\)$/,
      );
  });
});

it("asks for the reader role, where something of it is needed", () => {
  const { permissions, type } = auditLog({ ...about, postgres: () => new pg.Pool() });
  expect(type.own).toBe(true);
  expect(permissions(["audit-log:ReadEvents"]).permissions).toEqual(["membership in bylaw_audit_reader"]);
  expect(permissions(["kms:ListKeys", "toString"]).permissions).toEqual([]);
});

it.each([
  [{ name: "Acme, Inc." }, "its name is no name."],
  [{ postgres: undefined }, "it needs one database."],
  [{ sqlite: () => undefined }, "it needs one database."],
  [{ expects: [] }, "it does not say what to expect."],
  [{ expects: ["logn"] }, "it does not say what to expect."],
  [{ burst: { failures: 1, withinMinutes: 5 } }, "one failure is no burst."],
  [{ burst: { failures: 5, withinMinutes: 0.5 } }, "a number is none."],
  [{ lookBack: days(0) }, "a number is none."],
])("refuses %o", (change, says) => {
  const options = { ...about, postgres: () => new pg.Pool(), ...change };
  expect(() => auditLog(options as never)).toThrow(`auditLog(): ${says}`);
});
