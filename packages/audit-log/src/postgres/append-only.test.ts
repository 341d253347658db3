import { describe, expect, it } from "vitest";
import { createAuditLog } from "../log/audit-log.ts";
import { emptyDatabase, freshDatabase, sharedPostgres } from "../testing/postgres.fixture.ts";
import { migratePostgres, postgresScript } from "./migrate-postgres.ts";
import { postgresStore } from "./postgres-store.ts";
import { removeOlderThan } from "./remove-older-than.ts";

const day = (ago: number): Date => new Date(Date.now() - ago * 86_400_000);

describe.skipIf(sharedPostgres() === undefined)("S8: nobody rewrites the log in PostgreSQL", () => {
  it("neither its writer nor its reader nor its owner", async () => {
    await using database = await freshDatabase();
    const log = createAuditLog({
      store: postgresStore(database.writer),
      addresses: "whole",
      onLost: () => undefined,
    });
    log.record({
      kind: "login",
      outcome: "failure",
      reason: "wrong-password",
      user: "u1",
      address: "203.0.113.7",
    });
    expect(await log.close()).toMatchObject({ recorded: 1, written: 1, lost: 0 });

    const tries = [
      "update bylaw_audit.events set user_id = 'u2'",
      "delete from bylaw_audit.events",
      "truncate bylaw_audit.events",
      "set session_replication_role = replica; delete from bylaw_audit.events",
      "set bylaw_audit.removing_before = '2999-01-01'; delete from bylaw_audit.events",
      "insert into bylaw_audit.events (id, writer, seq, time, kind) select id, writer, seq, time, kind from bylaw_audit.events on conflict (id) do update set kind = 'x'",
      "update bylaw_audit.settings set minimum_days = 1",
      "delete from bylaw_audit.settings",
    ];
    for (const who of ["writer", "reader", "owner", "retention"] as const)
      for (const attempt of tries)
        await expect(database[who].query(attempt), `${who}: ${attempt}`).rejects.toThrow(
          /permission denied|append-only|not lowered|must be owner/,
        );
    // The superuser too, as long as the triggers are on.
    for (const attempt of tries.slice(0, 5))
      await expect(database.admin.query(attempt), attempt).rejects.toThrow("append-only");
    const { rows } = await database.reader.query(
      "select kind, user_id, address, stored_by from bylaw_audit.events order by seq",
    );
    const by = { stored_by: `${database.name}_writer` };
    expect(rows).toEqual([
      { kind: "opened", user_id: null, address: null, ...by },
      { kind: "login", user_id: "u1", address: "203.0.113.7", ...by },
      { kind: "closed", user_id: null, address: null, ...by },
    ]);
  });

  it("and its writer does not say when or as whom it stored, and reads nothing", async () => {
    await using database = await freshDatabase();
    const insert = (column: string, value: string) =>
      database.writer.query(
        `insert into bylaw_audit.events (id, writer, seq, time, kind, ${column}) values (gen_random_uuid(), gen_random_uuid(), 1, now(), 'login', ${value})`,
      );
    await expect(insert("stored_at", "now()")).rejects.toThrow("permission denied");
    await expect(insert("stored_by", "'ana'")).rejects.toThrow("permission denied");
    await expect(database.writer.query("select * from bylaw_audit.events")).rejects.toThrow(
      "permission denied",
    );
    await expect(database.writer.query("select bylaw_audit.remove_older_than(400)")).rejects.toThrow(
      "permission denied",
    );
    await expect(database.reader.query("insert into bylaw_audit.events default values")).rejects.toThrow(
      "permission denied",
    );
  });
});

describe.skipIf(sharedPostgres() === undefined)("retention in PostgreSQL", () => {
  it("removes what is older, nothing newer, and says so in the log", async () => {
    await using database = await freshDatabase({ minimumDays: 30 });
    for (const [ago, user] of [
      [101, "old"],
      [99, "young"],
    ] as const) {
      const log = createAuditLog({
        store: postgresStore(database.writer),
        addresses: "none",
        onLost: () => undefined,
        now: () => day(ago),
      });
      log.record({ kind: "login", outcome: "success", user });
      await log.close();
    }
    // Stored today: whatever time it claims, it is no older than that.
    expect(await removeOlderThan(database.retention, { days: 100 })).toEqual({ removed: 0 });
    await database.admin.query(
      "alter table bylaw_audit.events disable trigger events_no_update; update bylaw_audit.events set stored_at = time; alter table bylaw_audit.events enable always trigger events_no_update",
    );
    await expect(removeOlderThan(database.retention, { days: 29 })).rejects.toThrow(
      "The audit log is kept 30 days at least, so nothing is removed after 29.",
    );
    await expect(removeOlderThan(database.reader, { days: 100 })).rejects.toThrow("permission denied");
    expect(await removeOlderThan(database.retention, { days: 100 })).toEqual({ removed: 3 });
    const { rows } = await database.reader.query(
      "select kind, user_id, count from bylaw_audit.events order by time, seq",
    );
    expect(rows).toEqual([
      { kind: "opened", user_id: null, count: null },
      { kind: "login", user_id: "young", count: null },
      { kind: "closed", user_id: null, count: "1" },
      { kind: "removed", user_id: null, count: "0" },
      { kind: "removed", user_id: null, count: "3" },
    ]);
  });
});

describe.skipIf(sharedPostgres() === undefined)("the migration in PostgreSQL", () => {
  it("may be run again, by several at once, and raises the minimum alone", async () => {
    await using database = await emptyDatabase();
    const all = await Promise.all([1, 2, 3].map(() => migratePostgres(database.admin, { minimumDays: 90 })));
    expect(all.flatMap(({ applied }) => applied)).toEqual(["0001-events"]);
    expect(await migratePostgres(database.admin, { minimumDays: 365 })).toEqual({
      applied: [],
      repaired: [],
    });
    await expect(migratePostgres(database.admin, { minimumDays: 90 })).rejects.toThrow(
      "[bylaw] audit log: the database keeps events 365 days at least, and not 90. Give 365 or more: a minimum is never lowered.",
    );
    await expect(migratePostgres(database.admin, { minimumDays: 0.5 })).rejects.toThrow(
      "minimumDays is 0.5.",
    );
  });

  it("is the same as a script, and finds that done", async () => {
    await using byScript = await emptyDatabase();
    await byScript.admin.query(postgresScript({ minimumDays: 90 }));
    await byScript.admin.query(postgresScript({ minimumDays: 90 }));
    expect(await migratePostgres(byScript.admin, { minimumDays: 90 })).toEqual({ applied: [], repaired: [] });
  });

  it("makes anew what somebody changed, by several at once, and names it", async () => {
    await using database = await freshDatabase();
    const { admin } = database;
    await admin.query(`
      alter table bylaw_audit.events disable trigger all;
      alter table bylaw_audit.events enable trigger all;
      alter table bylaw_audit.settings disable trigger settings_no_delete;
      alter function bylaw_audit.refuse_removing() set search_path = public;
      drop function bylaw_audit.refuse_lowering() cascade;
      insert into bylaw_audit.events (id, writer, seq, time, kind) values (gen_random_uuid(), gen_random_uuid(), 1, now(), 'login')`);
    const done = await Promise.all([1, 2].map(() => migratePostgres(admin, { minimumDays: 365 })));
    const repaired = [
      "refuse_removing",
      "refuse_lowering",
      "events_no_update",
      "events_no_truncate",
      "events_no_delete",
      "settings_no_delete",
      "settings_no_lowering",
    ];
    expect(done.map((one) => one.repaired).sort()).toEqual([[], repaired]);
    for (const attempt of [
      "update bylaw_audit.events set user_id = 'u2'",
      "set session_replication_role = replica; delete from bylaw_audit.events",
      "update bylaw_audit.settings set minimum_days = 1",
    ])
      await expect(admin.query(attempt), attempt).rejects.toThrow(/append-only|not lowered/);
    const { rows } = await admin.query(
      "select rolname, has_function_privilege('public', pg_proc.oid, 'execute') as open from pg_proc join pg_roles on pg_roles.oid = proowner where proname = 'refuse_lowering'",
    );
    expect(rows).toEqual([{ rolname: "bylaw_audit_owner", open: false }]);
  });

  it("refuses a schema that is newer", async () => {
    await using database = await emptyDatabase();
    await migratePostgres(database.admin, { minimumDays: 90 });
    await database.admin.query("insert into bylaw_audit.migrations values ('0002-later', now()::text)");
    await expect(migratePostgres(database.admin, { minimumDays: 90 })).rejects.toThrow(
      "the database has the change 0002-later, which this version does not know.",
    );
  });

  it("takes roles of other names, and none that is no plain name", async () => {
    await using database = await emptyDatabase();
    await migratePostgres(database.admin, { minimumDays: 90, roles: { owner: `${database.name}_boss` } });
    const { rows } = await database.admin.query(
      "select tableowner from pg_tables where schemaname = 'bylaw_audit' and tablename = 'events'",
    );
    expect(rows).toEqual([{ tableowner: `${database.name}_boss` }]);
    for (const owner of ['x"; drop table users; --', "", "pg_owner", "Owner"])
      await expect(migratePostgres(database.admin, { minimumDays: 90, roles: { owner } })).rejects.toThrow(
        "no plain name",
      );
  });
});
