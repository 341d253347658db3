import { startPostgres } from "@bylaw/testbed/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAuditLog } from "./log/audit-log.ts";
import type { LogFailure, Loss } from "./log/options.ts";
import { postgresStore } from "./postgres/postgres-store.ts";
import { fileSpool } from "./spool/file-spool.ts";
import { migrateSqlite } from "./sqlite/migrate-sqlite.ts";
import { sqliteStore } from "./sqlite/sqlite-store.ts";
import { PASSWORD, startCompany, users } from "./testing/company.fixture.ts";
import { freshDatabase, sharedPostgres, type TestDatabase } from "./testing/postgres.fixture.ts";
import { drivers, run, temporaryFile } from "./testing/sqlite.fixture.ts";

const quiet = { addresses: "whole", onLost: () => undefined } as const;
const noPostgres = sharedPostgres() === undefined;
/** How long the store is away, in seconds: a minute where all is run. */
const AWAY = process.env.BYLAW_LONG === "1" ? 60 : 3;

async function usersIn({ reader }: TestDatabase): Promise<readonly string[]> {
  const { rows } = await reader.query(
    "select user_id from bylaw_audit.events where kind = 'login' order by user_id",
  );
  return rows.map(({ user_id }) => user_id as string);
}

describe.skipIf(noPostgres)("S8: logins over HTTP, into PostgreSQL", () => {
  it("a thousand at once are all in the log", async () => {
    await using database = await freshDatabase();
    const log = createAuditLog({ ...quiet, store: postgresStore(database.writer) });
    await using company = await startCompany(log);
    const statuses = await Promise.all(
      users(1_000).map((user, at) => company.login(user, at % 10 === 0 ? "wrong" : PASSWORD)),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(900);
    expect(await log.close()).toMatchObject({ recorded: 1_000, written: 1_000, queued: 0, lost: 0 });
    expect(await usersIn(database)).toEqual([...users(1_000)].sort());
    const { rows } = await database.reader.query(
      "select count(*)::int as all, max(seq)::int as last, count(*) filter (where outcome = 'failure')::int as failed from bylaw_audit.events",
    );
    expect(rows).toEqual([{ all: 1_002, last: 1_002, failed: 100 }]);
  });

  it("take nothing from a client on trust, and are no SQL", async () => {
    await using database = await freshDatabase();
    const log = createAuditLog({ ...quiet, store: postgresStore(database.writer) });
    await using direct = await startCompany(log);
    await using behind = await startCompany(log, 1);
    const spoofed = {
      "x-forwarded-for": "198.51.100.1, 198.51.100.2",
      "x-real-ip": "198.51.100.3",
      forwarded: "for=198.51.100.4",
    };
    const hostile = [
      "'); drop table bylaw_audit.events; --",
      "nul\0byte",
      "\uD800",
      "%s%n$1",
      "\u202Egnp.exe",
    ];
    for (const user of hostile) expect(await direct.login(user, "wrong", spoofed)).toBe(401);
    expect(await direct.login({ $ne: null }, "wrong", spoofed)).toBe(401);
    expect(await direct.login("u".repeat(10_000_000), "wrong")).toBe(401);
    expect(await behind.login("proxied", PASSWORD, spoofed)).toBe(200);
    expect(await log.close()).toMatchObject({ recorded: 8, written: 8, lost: 0, flawed: 1 });
    const { rows } = await database.reader.query(
      "select user_id, address, flaws from bylaw_audit.events where kind = 'login' order by seq",
    );
    expect(rows.map(({ address }) => address)).toEqual([...Array(7).fill("127.0.0.1"), "198.51.100.2"]);
    expect(rows.map(({ user_id }) => user_id).slice(0, 6)).toEqual([
      hostile[0],
      "nul\uFFFDbyte",
      "\uFFFD",
      hostile[3],
      "\uFFFDgnp.exe",
      null,
    ]);
    expect(rows[5]).toMatchObject({ flaws: "user" });
    expect(rows[6]?.user_id).toMatch(/^u{255}…$/);
  });
});

describe.skipIf(noPostgres)("S8: the database goes away", () => {
  let server: ReturnType<typeof startPostgres>;
  beforeAll(() => {
    server = startPostgres();
  });
  afterAll(() => server[Symbol.dispose]());

  it.each([
    ["events wait in memory, and those beyond are counted and told in the log", false],
    ["events are kept on disk, and all are stored once it is back", true],
  ])("no login is lost: %s", async (_, spooled) => {
    await using database = await freshDatabase({ server });
    using folder = temporaryFile("spool");
    const [losses, failures]: [Loss[], LogFailure[]] = [[], []];
    const log = createAuditLog({
      store: postgresStore(database.writer),
      addresses: "none",
      onLost: (loss) => losses.push(loss),
      onError: (failure) => failures.push(failure),
      mostQueued: 100,
      retryWithinMs: 500,
      ...(spooled && { spool: fileSpool({ directory: folder.path }) }),
    });
    await using company = await startCompany(log);
    const signIn = async (howMany: number, from: number) => {
      const statuses = await Promise.all(users(howMany, from).map((user) => company.login(user)));
      expect(new Set(statuses)).toEqual(new Set([200]));
    };
    await signIn(50, 0);
    expect(await log.flush()).toMatchObject({ recorded: 50, written: 50 });

    server.stop();
    const until = Date.now() + AWAY * 1000;
    let from = 50;
    for (; Date.now() < until || from < 300; from += 50) {
      await signIn(50, from);
      const { recorded, queued, written, kept, lost } = log.status();
      expect(queued + written + kept + lost).toBe(recorded);
      await new Promise((resolve) => setTimeout(resolve, AWAY * 20));
    }
    expect(log.status().downSince).toMatch(/Z$/);
    server.start();
    const status = await log.close({ withinMs: 20_000 });

    expect(failures.length).toBeGreaterThan(0);
    expect(status).toMatchObject({ recorded: from, queued: 0, kept: 0, written: from - status.lost });
    expect((await usersIn(database)).length).toBe(status.written);
    const { rows } = await database.reader.query(
      "select max(seq) - count(*) as missing, coalesce(sum(count) filter (where kind = 'lost'), 0) as told from bylaw_audit.events",
    );
    expect(rows).toEqual([{ missing: String(status.lost), told: String(status.lost) }]);
    expect(losses.at(-1)?.total ?? 0).toBe(status.lost);
    expect(status.lost).toBe(spooled ? 0 : from - 50 - 100);
  });

  it("cut connections are made again", async () => {
    await using database = await freshDatabase({ server });
    const log = createAuditLog({ ...quiet, store: postgresStore(database.writer) });
    await using company = await startCompany(log);
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(users(40, round * 40).map((user) => company.login(user)));
      await database.admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = $1",
        [`${database.name}_writer`],
      );
    }
    expect(await log.close()).toMatchObject({ recorded: 200, written: 200, lost: 0 });
    expect(await usersIn(database)).toEqual([...users(200)].sort());
  });
});

describe.each(drivers)("S8: logins over HTTP, into SQLite by %s", (_, open) => {
  it("a thousand at once are all in the log", async () => {
    using file = temporaryFile();
    const database = open(file.path);
    await migrateSqlite(database, { minimumDays: 90 });
    const log = createAuditLog({ ...quiet, store: sqliteStore(database) });
    await using company = await startCompany(log);
    await Promise.all(users(1_000).map((user) => company.login(user)));
    expect(await log.close()).toMatchObject({ recorded: 1_000, written: 1_000, queued: 0, lost: 0 });
    const rows = run(database, "select user_id, address from bylaw_audit_events where kind = 'login'");
    expect(rows.map(({ user_id }) => user_id as string).sort()).toEqual([...users(1_000)].sort());
    expect(new Set(rows.map(({ address }) => address))).toEqual(new Set(["127.0.0.1"]));
    database.close();
  });

  it("that another process has locked are answered, and stored once it lets go", async () => {
    using file = temporaryFile();
    const [database, other] = [open(file.path), open(file.path)];
    await migrateSqlite(database, { minimumDays: 90 });
    const failures: LogFailure[] = [];
    const log = createAuditLog({
      ...quiet,
      store: sqliteStore(database),
      onError: (failure) => failures.push(failure),
      retryWithinMs: 200,
    });
    await using company = await startCompany(log);
    run(other, "begin immediate");
    expect(new Set(await Promise.all(users(20).map((user) => company.login(user))))).toEqual(new Set([200]));
    expect(await log.flush({ withinMs: 300 })).toMatchObject({
      recorded: 20,
      queued: 20,
      written: 0,
      lost: 0,
    });
    expect(String(failures[0]?.error)).toMatch(/locked|busy/i);
    run(other, "commit");
    expect(await log.close()).toMatchObject({ recorded: 20, written: 20, lost: 0 });
    for (const one of [database, other]) one.close();
  });
});
