// What the audit log costs, with a PostgreSQL of this machine that syncs each commit: a server over HTTP with the log and without, in turns, by the
// time until the answer is there, of which 1 ms at the median is allowed; then, what no login waits for, an event until it is stored, and a batch.
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { type AuditLog, createAuditLog } from "@bylaw/audit-log";
import { migratePostgres, postgresStore } from "@bylaw/audit-log/postgres";
import { startPostgres } from "@bylaw/testbed/postgres";
import express from "express";
import pg from "pg";

const BOUND_MS = 1;
const [WARM, ROUNDS, CALLS, SINGLE, BATCHES, BATCH] = [200, 2_000, 100_000, 500, 50, 200];
const ASKED =
  "GET /login HTTP/1.1\r\nhost: bench\r\nuser-agent: Mozilla/5.0 (X11; Linux x86_64) bench\r\n\r\n";

const postgres = startPostgres(["fsync=on", "full_page_writes=on"]);
const pool = new pg.Pool({ host: postgres.host, user: postgres.user, database: "postgres", max: 2 });
const log = createAuditLog({
  store: postgresStore(pool),
  addresses: "truncated",
  onLost: (loss) => console.error(loss),
  mostQueued: 1_000_000,
});
const login = {
  kind: "login",
  outcome: "success",
  user: "u1",
  address: "203.0.113.7",
  agent: "bench",
} as const;
try {
  await migratePostgres(pool, { minimumDays: 1 });
  await servers();
  await byItself();
  await stored();
} finally {
  await log.close();
  await pool.end();
  postgres[Symbol.dispose]();
}

/** What an answer waits for. */
async function servers(): Promise<void> {
  const all = [await serverWith(undefined), await serverWith(log)] as const;
  const sockets = all.map((server) => connect((server.address() as AddressInfo).port, "127.0.0.1"));
  const times: readonly number[][] = [[], []];
  for (let round = -WARM; round < ROUNDS; round += 1)
    for (const [at, socket] of sockets.entries()) {
      const time = await millisecondsOf(() => answered(socket));
      if (round >= 0) times[at]?.push(time);
    }
  for (const socket of sockets) socket.destroy();
  for (const server of all) server.close();
  const [without, within] = [median(times[0]), median(times[1])];
  console.log(
    `the audit log, a login's answer: ${(within / without).toFixed(2)} times the bare server at the median, ${(within - without).toFixed(3)} ms added (${without.toFixed(3)} bare), of ${BOUND_MS} allowed`,
  );
}

/** What `record` itself takes, beside a store that takes nothing. */
async function byItself(): Promise<void> {
  const store = { insert: async () => undefined, refuses: () => false };
  const alone = createAuditLog({
    store,
    addresses: "truncated",
    onLost: () => undefined,
    mostQueued: 1_000_000,
  });
  const before = process.cpuUsage();
  for (let at = 0; at < CALLS; at += 1) alone.record(login);
  const { user, system } = process.cpuUsage(before);
  console.log(`the audit log, record by itself: ${((user + system) / CALLS).toFixed(1)} microseconds`);
  await alone.close();
}

/** What is stored: one event after the other, and many at once. */
async function stored(): Promise<void> {
  await pool.query("create table bare (time timestamptz, user_id text, address text, agent text)");
  const bare = await times(SINGLE, () =>
    pool.query("insert into bare values (now(), $1, $2, $3)", [login.user, login.address, login.agent]),
  );
  const single = await times(SINGLE, () => log.written(login));
  console.log(
    `the audit log, an event until it is stored: ${(single / bare).toFixed(2)} times a bare insert at the median, ${single.toFixed(2)} ms (${bare.toFixed(2)} bare)`,
  );
  const batch = await times(BATCHES, async () => {
    for (let at = 0; at < BATCH; at += 1) log.record(login);
    await log.flush();
  });
  console.log(
    `the audit log, ${BATCH} events at once: ${(batch / BATCH / bare).toFixed(2)} times a bare insert for each, ${(batch / BATCH).toFixed(3)} ms`,
  );
}

async function serverWith(to: AuditLog | undefined): Promise<Server> {
  const app = express();
  app.get("/login", ({ ip, headers }, response) => {
    to?.record({ kind: "login", outcome: "success", user: "u1", address: ip, agent: headers["user-agent"] });
    response.end("ok");
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function answered(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("data", (part: Buffer) => {
      socket.off("error", reject);
      if (part.includes("HTTP/1.1 200 ")) resolve();
      else reject(new Error(`The server answered ${part}.`));
    });
    socket.write(ASKED);
  });
}

async function times(howOften: number, run: () => Promise<unknown>): Promise<number> {
  for (let at = 0; at < howOften / 10; at += 1) await run();
  const all: number[] = [];
  for (let at = 0; at < howOften; at += 1) all.push(await millisecondsOf(run));
  return median(all);
}

async function millisecondsOf(run: () => Promise<unknown>): Promise<number> {
  const before = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - before) / 1e6;
}

function median(values: readonly number[] = []): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
