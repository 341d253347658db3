import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { createAuditLog } from "../log/audit-log.ts";
import type { LogFailure, Loss } from "../log/options.ts";
import { faultyStore } from "../testing/faulty.fixture.ts";
import { temporaryFile } from "../testing/sqlite.fixture.ts";
import { type FileSpoolOptions, fileSpool } from "./file-spool.ts";

function logOn(directory: string, more: Partial<FileSpoolOptions> = {}, retryWithinMs = 20) {
  const [losses, failures]: [Loss[], LogFailure[]] = [[], []];
  const store = faultyStore();
  const log = createAuditLog({
    store,
    addresses: "none",
    onLost: (loss) => losses.push(loss),
    onError: (failure) => failures.push(failure),
    spool: fileSpool({ directory, ...more }),
    retryWithinMs,
  });
  return { log, store, losses, failures };
}
const login = (user: string) => ({ kind: "login", outcome: "success", user }) as const;

/** A spool in which a process left these users, with one event of its own. */
async function leave(directory: string, users: readonly string[]): Promise<void> {
  const { log, store } = logOn(directory);
  store.fault = "fails";
  for (const user of users) log.record(login(user));
  expect(await log.close({ withinMs: 10 })).toMatchObject({ kept: users.length, lost: 0 });
}

it("keeps events over a restart, open to its owner alone, and leaves nothing once they are stored", async () => {
  using folder = temporaryFile("spool");
  await leave(folder.path, ["u1", "u2"]);
  const names = readdirSync(folder.path);
  expect(names.length).toBeGreaterThan(0);
  expect(statSync(folder.path).mode & 0o777).toBe(0o700);
  for (const name of names) expect(statSync(join(folder.path, name)).mode & 0o777).toBe(0o600);
  const { log, store } = logOn(folder.path);
  expect(await log.close()).toMatchObject({ recorded: 0, adopted: 2, written: 2, kept: 0, lost: 0 });
  expect([...store.rows.values()].flatMap(({ user_id }) => user_id ?? [])).toEqual(["u1", "u2"]);
  expect(readdirSync(folder.path)).toEqual([]);
});

it("takes up what a process was writing when it ended, and counts what of it is no row", async () => {
  using folder = temporaryFile("spool");
  await leave(folder.path, ["u1", "u2", "u3"]);
  const all = readdirSync(folder.path).map((name) => join(folder.path, name));
  const [path = ""] = all.filter((one) => readFileSync(one, "utf8").includes("u3"));
  writeFileSync(path, `${readFileSync(path, "utf8").trimEnd().slice(0, -9)}\n{"id":"x"}\n[]\n`);
  renameSync(path, `${path}.part`);
  writeFileSync(join(folder.path, "notes.txt"), "not ours");
  const { log, store, losses } = logOn(folder.path);
  const status = await log.close();
  expect(status).toMatchObject({ recorded: 0, queued: 0, kept: 0 });
  expect(status.adopted).toBe(status.written + status.lost);
  expect(losses.map(({ reasons }) => reasons)).toEqual([{ damaged: status.lost }]);
  expect(status.lost).toBeGreaterThanOrEqual(3);
  expect([...store.rows.values()].filter(({ kind }) => kind === "lost")).toMatchObject([
    { count: status.lost, reason: "damaged" },
  ]);
  expect(readdirSync(folder.path)).toEqual(["notes.txt"]);
});

it("takes no more than it may: what is beyond waits in memory", async () => {
  using folder = temporaryFile("spool");
  const { log, store, failures } = logOn(folder.path, { mostBytes: 2_000 });
  store.fault = "fails";
  for (let at = 0; at < 20; at += 1) {
    log.record(login(`u${at}`));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const { queued, kept, lost } = log.status();
  expect({ all: queued + kept, lost }).toEqual({ all: 20, lost: 0 });
  expect(kept).toBeLessThan(20);
  expect(failures.map(({ error }) => String(error)).join()).toContain("The spool is full");
  store.fault = "works";
  expect(await log.close()).toMatchObject({ recorded: 20, written: 20, kept: 0, lost: 0 });
  expect(readdirSync(folder.path)).toEqual([]);
});

it("is told of where it cannot be written, and events wait in memory", async () => {
  using folder = temporaryFile("spool");
  writeFileSync(folder.path, "no folder");
  const { log, store, failures } = logOn(folder.path);
  store.fault = "fails";
  log.record(login("u1"));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(log.status()).toMatchObject({ queued: 1, kept: 0, lost: 0 });
  expect(failures.map(({ what }) => what)).toContain("spool");
  store.fault = "works";
  expect(await log.close()).toMatchObject({ written: 1, lost: 0 });
});

it("loses what somebody takes away, and says so in the log", async () => {
  using folder = temporaryFile("spool");
  // What is read again before it is taken away is not lost.
  const { log, store, losses, failures } = logOn(folder.path, {}, 60_000);
  store.fault = "fails";
  log.record(login("u1"));
  log.record(login("u2"));
  await vi.waitFor(() => expect(log.status()).toMatchObject({ queued: 0, kept: 2 }), { interval: 1 });
  const [name = ""] = readdirSync(folder.path);
  for (const one of readdirSync(folder.path)) rmSync(join(folder.path, one));
  store.fault = "works";
  log.record(login("u3"));
  await log.flush();
  expect(log.status()).toMatchObject({ recorded: 3, written: 1, kept: 0, lost: 2 });
  expect(losses.map(({ reasons }) => reasons)).toEqual([{ missing: 2 }]);
  expect(failures.map(({ error }) => String(error))).toContain(
    `Error: ${name} is gone: somebody took it away, or another process has the same spool.`,
  );
  expect([...store.rows.values()].filter(({ kind }) => kind === "lost")).toMatchObject([
    { count: 2, reason: "missing" },
  ]);
  await log.close();
});

it("is for one process: of two that have the same, the later one cannot tell what became of its files", async () => {
  using folder = temporaryFile("spool");
  mkdirSync(folder.path);
  await leave(folder.path, ["u1", "u2"]);
  const [one, other] = [logOn(folder.path), logOn(folder.path)];
  await Promise.all([one, other].map(({ log }) => log.flush()));
  const [first, second] = [await one.log.close(), await other.log.close()];
  for (const status of [first, second]) expect(status).toMatchObject({ adopted: 2, kept: 0, queued: 0 });
  for (const { written, lost } of [first, second]) expect(written + lost).toBe(2);
  expect(first.written + second.written).toBeGreaterThanOrEqual(2);
});

it.each([[{ directory: "" }], [{ directory: "a\0b" }], [{ directory: "x", mostBytes: 0 }]])(
  "refuses %o",
  (options) => {
    expect(() => fileSpool(options)).toThrow("[bylaw] audit log:");
  },
);
