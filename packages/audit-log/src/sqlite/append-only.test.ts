import { describe, expect, it } from "vitest";
import { createAuditLog } from "../log/audit-log.ts";
import { drivers, temporaryFile } from "../testing/sqlite.fixture.ts";
import { type AnySqliteDatabase, driverOf } from "./driver.ts";
import { migrateSqlite, sqliteScript } from "./migrate-sqlite.ts";
import { removeOlderThan } from "./remove-older-than.ts";
import { sqliteStore } from "./sqlite-store.ts";

const NOW = Date.now();
const ago = (days: number): Date => new Date(NOW - days * 86_400_000);

function rows(database: AnySqliteDatabase, sql: string): readonly unknown[] {
  const statement = driverOf(database).prepare(sql);
  // Some drivers give rows without a prototype.
  return statement.reader ? statement.all([]).map((row) => ({ ...(row as object) })) : [statement.run([])];
}

async function record(database: AnySqliteDatabase, user: string, now = new Date(NOW)): Promise<void> {
  const log = createAuditLog({
    store: sqliteStore(database),
    addresses: "whole",
    onLost: () => undefined,
    now: () => now,
  });
  log.record({ kind: "login", outcome: "failure", reason: "wrong-password", user, address: "::1" });
  expect(await log.close()).toMatchObject({ recorded: 1, written: 1, lost: 0 });
}

describe.each(drivers)("S8: nobody rewrites the log in SQLite, by %s", (_, open) => {
  it("by any statement, as long as its triggers are there", async () => {
    using file = temporaryFile();
    const database = open(file.path);
    await migrateSqlite(database, { minimumDays: 90 });
    await record(database, "u1");
    const before = rows(database, "select * from bylaw_audit_events order by seq");
    expect(before).toHaveLength(3);
    expect(before[1]).toMatchObject({
      kind: "login",
      outcome: "failure",
      user_id: "u1",
      address: "::1",
      seq: 2,
    });
    for (const attempt of [
      "update bylaw_audit_events set user_id = 'u2'",
      "delete from bylaw_audit_events",
      "delete from bylaw_audit_settings",
      "update bylaw_audit_settings set minimum_days = 1",
      "insert or replace into bylaw_audit_events (rowid, id, writer, seq, time, kind) select rowid, 'x', 'x', 1, time, kind from bylaw_audit_events",
    ])
      expect(() => rows(database, attempt), attempt).toThrow(
        /append-only|not lowered|keeps its settings|no column named rowid/,
      );
    for (const quiet of [
      "insert into bylaw_audit_events (id, writer, seq, time, kind) select id, writer, seq, time, kind from bylaw_audit_events where true on conflict (id) do update set kind = 'x'",
      "insert or replace into bylaw_audit_events (id, writer, seq, time, kind) select id, writer, seq, time, 'logout' from bylaw_audit_events",
      "replace into bylaw_audit_settings (one, minimum_days) values (1, 1)",
    ])
      rows(database, quiet);
    rows(database, "update bylaw_audit_settings set removing_before = '2999-01-01T00:00:00.000Z'");
    expect(() => rows(database, "delete from bylaw_audit_events")).toThrow("append-only");
    expect(rows(database, "select * from bylaw_audit_events order by seq")).toEqual(before);
    expect(rows(database, "select minimum_days from bylaw_audit_settings")).toEqual([{ minimum_days: 90 }]);
    database.close();
  });

  it("and retention removes what is older, nothing newer, and says so in the log", async () => {
    using file = temporaryFile();
    const database = open(file.path);
    await migrateSqlite(database, { minimumDays: 30 });
    await record(database, "old", ago(101));
    await record(database, "young", ago(99));
    expect(await removeOlderThan(database, { days: 100 })).toEqual({ removed: 0 });
    rows(database, "drop trigger bylaw_audit_events_no_update");
    rows(database, "update bylaw_audit_events set stored_at = time");
    await expect(removeOlderThan(database, { days: 29 })).rejects.toThrow(
      "[bylaw] audit log: it is kept 30 days at least, so nothing is removed after 29. Give 30 or more.",
    );
    await expect(removeOlderThan(database, { days: Number.NaN })).rejects.toThrow("nothing is removed");
    expect(await removeOlderThan(database, { days: 100 })).toEqual({ removed: 3 });
    expect(rows(database, "select kind, user_id, count from bylaw_audit_events order by time, seq")).toEqual([
      { kind: "opened", user_id: null, count: null },
      { kind: "login", user_id: "young", count: null },
      { kind: "closed", user_id: null, count: 1 },
      { kind: "removed", user_id: null, count: 0 },
      { kind: "removed", user_id: null, count: 3 },
    ]);
    database.close();
  });

  it("and the migration makes triggers anew that somebody changed, and names them", async () => {
    using file = temporaryFile();
    const database = open(file.path);
    await migrateSqlite(database, { minimumDays: 90 });
    rows(database, "drop trigger bylaw_audit_events_no_delete");
    rows(database, "drop trigger bylaw_audit_events_no_update");
    rows(
      database,
      "create trigger bylaw_audit_events_no_update before update on bylaw_audit_events begin select 1; end",
    );
    await record(database, "u1");
    expect(await migrateSqlite(database, { minimumDays: 90 })).toEqual({
      applied: [],
      repaired: ["bylaw_audit_events_no_update", "bylaw_audit_events_no_delete"],
    });
    for (const attempt of ["update bylaw_audit_events set kind = 'x'", "delete from bylaw_audit_events"])
      expect(() => rows(database, attempt), attempt).toThrow("append-only");
    database.close();
  });

  it("and the migration may be run again, by several at once, by hand, and raises the minimum alone", async () => {
    using file = temporaryFile();
    const all = [open(file.path), open(file.path), open(file.path)];
    const done = await Promise.all(all.map((one) => migrateSqlite(one, { minimumDays: 90 })));
    expect(done.flatMap(({ applied }) => applied).length).toBeGreaterThan(0);
    const [database = open(file.path)] = all;
    expect(await migrateSqlite(database, { minimumDays: 365 })).toEqual({ applied: [], repaired: [] });
    await expect(migrateSqlite(database, { minimumDays: 90 })).rejects.toThrow(
      "keeps events 365 days at least",
    );
    rows(database, "insert into bylaw_audit_migrations values ('0002-later', 'now')");
    await expect(migrateSqlite(database, { minimumDays: 365 })).rejects.toThrow("the change 0002-later");
    for (const one of all) one.close();

    using other = temporaryFile();
    const byHand = open(other.path) as AnySqliteDatabase & { exec(sql: string): unknown };
    byHand.exec(sqliteScript({ minimumDays: 90 }));
    byHand.exec(sqliteScript({ minimumDays: 90 }));
    expect(await migrateSqlite(byHand, { minimumDays: 90 })).toEqual({ applied: [], repaired: [] });
    await record(byHand, "u1");
    byHand.close();
  });
});

it("what is no SQLite database is refused", () => {
  expect(() => sqliteStore({} as never)).toThrow("[bylaw] audit log: there is no SQLite database.");
});
