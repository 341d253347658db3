import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isEvent } from "../event/is-event.ts";
import { type FaultyStore, faultySpool, faultyStore } from "../testing/faulty.fixture.ts";
import { type AuditLog, createAuditLog } from "./audit-log.ts";
import type { AuditLogOptions, LogFailure, Loss } from "./options.ts";

const NOW = new Date("2026-03-02T09:00:00.000Z");
let store: FaultyStore;
let losses: Loss[];
let failures: LogFailure[];

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  store = faultyStore();
  losses = [];
  failures = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function logOf(options: Partial<AuditLogOptions> = {}): AuditLog {
  return createAuditLog({
    store,
    addresses: "truncated",
    onLost: (loss) => losses.push(loss),
    onError: (failure) => failures.push(failure),
    ...options,
  });
}
const login = (user: string) => ({ kind: "login", outcome: "success", user }) as const;
const stored = () => [...store.rows.values()];

describe("the log", () => {
  it("asks nothing of the store before the first event, then writes what it was told", async () => {
    const log = logOf();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.rows.size).toBe(0);
    log.record({ ...login("u1"), address: "203.0.113.7", agent: "curl/8", session: "s", request: "r-1" });
    expect(log.status()).toMatchObject({ recorded: 1, queued: 1, written: 0 });
    await vi.advanceTimersByTimeAsync(10);
    expect(log.status()).toEqual({
      recorded: 1,
      adopted: 0,
      queued: 0,
      written: 1,
      kept: 0,
      lost: 0,
      flawed: 0,
    });
    const [opened, row] = stored();
    expect(opened).toMatchObject({ kind: "opened", seq: 1 });
    expect(row).toEqual({
      id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
      writer: opened?.writer,
      seq: 2,
      time: "2026-03-02T09:01:00.000Z",
      kind: "login",
      outcome: "success",
      reason: null,
      user_id: "u1",
      address: "203.0.113.0/24",
      agent: "curl/8",
      session: "043a718774c572bd8a25adbeb1bfcd5c",
      request: "r-1",
      subject: null,
      count: null,
      first_at: null,
      last_at: null,
      flaws: null,
    });
  });

  it("S8: a minute without the store loses no login, and tells of every event", async () => {
    const log = logOf({ mostQueued: 50 });
    store.fault = "fails";
    for (let second = 0; second < 60; second += 1) {
      log.record(login(`u${second}`));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(log.status()).toMatchObject({
      recorded: 60,
      queued: 50,
      written: 0,
      lost: 10,
      downSince: "2026-03-02T09:00:00.001Z",
    });
    // Each pause is twice the last, to fifteen seconds.
    expect(failures.map(({ what, attempts }) => `${what} ${attempts}`)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((at) => `store ${at}`),
    );
    expect(losses.at(-1)).toEqual({
      count: 1,
      reasons: { overflow: 1 },
      first: "2026-03-02T09:00:59.000Z",
      last: "2026-03-02T09:00:59.000Z",
      total: 10,
    });
    store.fault = "works";
    await vi.advanceTimersByTimeAsync(16_000);
    expect(log.status()).toEqual({
      recorded: 60,
      adopted: 0,
      queued: 0,
      written: 50,
      kept: 0,
      lost: 10,
      flawed: 0,
    });
    const told = stored().filter(({ kind }) => kind === "lost");
    expect(
      told.map(({ count, first_at, last_at, reason }) => `${count} ${reason} ${first_at} ${last_at}`),
    ).toEqual([
      "6 overflow 2026-03-02T09:00:50.000Z 2026-03-02T09:00:55.000Z",
      "4 overflow 2026-03-02T09:00:56.000Z 2026-03-02T09:00:59.000Z",
    ]);
    const seqs = stored().map(({ seq }) => seq);
    expect(Math.max(...seqs) - seqs.length).toBe(10);
  });

  it("a minute without the store is kept on disk, and stored once it is back, in its order and none twice", async () => {
    const spool = faultySpool();
    const log = logOf({ mostQueued: 50, spool });
    store.fault = "fails-late";
    for (let at = 0; at < 60; at += 1) {
      log.record(login(`u${at}`));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(log.status()).toMatchObject({ recorded: 60, queued: 0, kept: 60, lost: 0 });
    store.fault = "works";
    await vi.advanceTimersByTimeAsync(16_000);
    expect(log.status()).toEqual({
      recorded: 60,
      adopted: 0,
      queued: 0,
      written: 60,
      kept: 0,
      lost: 0,
      flawed: 0,
    });
    expect(
      stored()
        .filter(isEvent)
        .map(({ user_id }) => user_id),
    ).toEqual(Array.from({ length: 60 }, (_, at) => `u${at}`));
    expect(losses).toEqual([]);
  });

  it("a store that never answers counts as failed", async () => {
    const log = logOf({ storeWithinMs: 1_000 });
    store.fault = "hangs";
    log.record(login("u1"));
    await vi.advanceTimersByTimeAsync(1_100);
    expect(failures).toEqual([
      { what: "store", error: new Error("The store took longer than 1000 ms."), attempts: 1 },
    ]);
    store.fault = "works";
    expect(await settled(log.flush())).toMatchObject({ written: 1, queued: 0 });
  });

  it("a row that the store refuses keeps no other from being stored, and is told in the log", async () => {
    const log = logOf();
    store.fault = "refuses";
    for (const user of ["u1", "poison", "u2"]) log.record(login(user));
    expect(await settled(log.flush())).toMatchObject({ recorded: 3, written: 2, lost: 1 });
    expect(stored().map(({ kind, user_id, reason }) => user_id ?? `${kind} ${reason}`)).toEqual([
      "opened null",
      "u1",
      "u2",
      "lost refused",
    ]);
  });

  it("tells whoever waits what became of an event", async () => {
    const log = logOf({ mostQueued: 1, spool: faultySpool() });
    expect(await settled(log.written(login("u1")))).toBe("written");
    store.fault = "hangs";
    const waits = log.written(login("u2"), { withinMs: 50 });
    expect(await settled(log.written(login("u3")))).toBe("lost");
    expect(await settled(waits)).toBe("queued");
    store.fault = "fails";
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await settled(log.written(login("u4")))).toBe("kept");
    expect(await settled(log.written(null as never))).toBe("lost");
  });

  it("closes in time, and counts what came too late", async () => {
    const log = logOf();
    store.fault = "fails";
    for (const user of ["u1", "u2"]) log.record(login(user));
    const status = await settled(
      log.close({ withinMs: 300 }).then((one) => ({ ...one, told: losses.length })),
    );
    log.record(login("u3"));
    // Whoever ends the process once it is closed has been told.
    expect(status.told).toBe(1);
    expect(status).toMatchObject({ recorded: 2, queued: 0, lost: 2 });
    expect(log.status()).toMatchObject({ recorded: 3, queued: 0, lost: 3 });
    expect(await log.close()).toMatchObject({ recorded: 2, lost: 2 });
    await vi.advanceTimersByTimeAsync(0);
    expect(losses.map(({ count, reasons }) => ({ count, ...reasons }))).toEqual([
      { count: 2, closed: 2 },
      { count: 1, closed: 1 },
    ]);
  });

  it("puts on disk what it could not store before it closed, and the next one stores it", async () => {
    const spool = faultySpool();
    const first = logOf({ spool });
    store.fault = "hangs";
    for (const user of ["u1", "u2"]) first.record(login(user));
    expect(await settled(first.close({ withinMs: 300 }))).toMatchObject({ recorded: 2, kept: 2, lost: 0 });
    store.fault = "works";
    const second = logOf({ spool });
    await vi.advanceTimersByTimeAsync(10);
    expect(second.status()).toEqual({
      recorded: 0,
      adopted: 2,
      queued: 0,
      written: 2,
      kept: 0,
      lost: 0,
      flawed: 0,
    });
    expect(stored().map(({ kind }) => kind)).toEqual(["opened", "closed", "login", "login"]);
  });

  it("has a time whatever its clock does", async () => {
    for (const now of [
      () => new Date(Number.NaN),
      () => "soon" as never,
      () => {
        throw new Error("no clock");
      },
    ])
      logOf({ now }).record(login("u1"));
    await vi.advanceTimersByTimeAsync(10);
    expect(new Set(stored().map(({ time }) => time))).toEqual(new Set([NOW.toISOString()]));
  });

  it.each([
    [{ store: {} }, "there is no store."],
    [{ onLost: undefined }, "onLost is no function."],
    [{ onError: "x" }, "onError is no function."],
    [{ addresses: undefined }, "addresses are stored in no way."],
    [{ addresses: "hashed" }, "addresses are stored in no way."],
    [{ addresses: { hashedWith: "short" } }, "the key of addresses has 5 bytes."],
    [{ mostQueued: 0 }, "mostQueued is 0."],
    [{ mostAtOnce: 1_001 }, "mostAtOnce is 1001."],
    [{ retryWithinMs: Number.NaN }, "retryWithinMs is NaN."],
    [{ onlost: () => undefined }, 'there is no option "onlost".'],
  ])("refuses %o", (change, says) => {
    expect(() => logOf(change as never)).toThrow(`[bylaw] audit log: ${says}`);
  });
});

/** What a promise gives, while the time goes on. */
async function settled<T>(promise: Promise<T>): Promise<T> {
  for (let at = 0; at < 200; at += 1) await vi.advanceTimersByTimeAsync(at < 100 ? 1 : 100);
  return promise;
}
