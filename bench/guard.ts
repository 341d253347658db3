// What the MFA guard adds to a request: Express over HTTP with it and without, in turns, by the processor time of server and
// client together, the best of several rounds; and the guard called by itself. Bound: 20 microseconds a request.
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { requireMfa } from "@bylaw/express";
import express, { type Request } from "express";

const BOUND_US = 20;
const [ROUNDS, REQUESTS, CALLS] = [31, 2_000, 100_000];
/** Requests that are written at once: what the client costs is spread over them. */
const AT_ONCE = 50;
const ASKED = "GET /admin/users HTTP/1.1\r\nhost: bench\r\n\r\n";

type Options = Parameters<typeof requireMfa<Request>>[0];

const atOnce = {
  user: () => "u1",
  roles: () => ["editor", "admin"],
  verifiedAt: () => new Date(),
  privileged: ["admin"],
  withinSeconds: 900,
  tellPasses: true,
  onDecision: () => undefined,
  onAuditFailure: () => undefined,
} satisfies Options;
const later = {
  ...atOnce,
  user: async () => "u1",
  roles: async () => ["editor", "admin"],
  verifiedAt: async () => new Date(),
} satisfies Options;

const bare = await serverWith(undefined);
const guarded = { "at once": await serverWith(atOnce), later: await serverWith(later) };
try {
  // The first round of each warms up.
  for (const one of [bare, ...Object.values(guarded)]) await microseconds(one);
  for (const [readers, server] of Object.entries(guarded)) {
    let [without, within] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < ROUNDS; round += 1) {
      without = Math.min(without, await microseconds(bare));
      within = Math.min(within, await microseconds(server));
    }
    const added = within - without;
    console.log(
      `readers answer ${readers}: ${(within / without).toFixed(2)} times the bare server, ${added.toFixed(1)} microseconds added a request, of ${BOUND_US} allowed (${without.toFixed(0)} bare)`,
    );
  }
  for (const [readers, options] of Object.entries({ "at once": atOnce, later }))
    console.log(
      `the guard by itself, readers answer ${readers}: ${(await byItself(options)).toFixed(2)} microseconds`,
    );
} finally {
  for (const one of [bare, ...Object.values(guarded)]) one.close();
}

async function serverWith(options: Options | undefined): Promise<Server> {
  const app = express();
  if (options !== undefined) app.use("/admin", requireMfa<Request>(options));
  else app.use("/admin", (_request, _response, next) => next());
  app.get("/admin/users", (_, response) => {
    response.end("[]");
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** Processor time a request, over one connection. */
async function microseconds(server: Server): Promise<number> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  // Answers are all of one length.
  const length = await bytesOf(socket, 1, 1);
  const before = process.cpuUsage();
  for (let at = 0; at < REQUESTS; at += AT_ONCE) await bytesOf(socket, AT_ONCE, AT_ONCE * length);
  const { user, system } = process.cpuUsage(before);
  socket.destroy();
  return (user + system) / REQUESTS;
}

/** Asks some times in one write, and waits for at least so many bytes. */
function bytesOf(socket: Socket, times: number, expected: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const read = (part: Buffer): void => {
      bytes += part.length;
      if (bytes < expected) return;
      socket.off("data", read).off("error", reject);
      if (part.includes("HTTP/1.1 200 ")) resolve(bytes);
      else reject(new Error(`The server answered ${part}.`));
    };
    socket.on("data", read).on("error", reject).write(ASKED.repeat(times));
  });
}

async function byItself(options: Options): Promise<number> {
  const guard = requireMfa<Request>(options);
  const [asked, response] = [{ method: "GET", url: "/admin/users" } as Request, {} as never];
  let passed = 0;
  const next = (): void => {
    passed += 1;
  };
  const before = process.cpuUsage();
  for (let at = 0; at < CALLS; at += 1) await guard(asked, response, next);
  const { user, system } = process.cpuUsage(before);
  if (passed !== CALLS) throw new Error("The guard refused.");
  return (user + system) / CALLS;
}
