// What the MFA guard adds to a request: Express over HTTP with it and without, in turns, by the processor time of server and
// client together, the lower quartile of many rounds; and the guard called by itself. Bound: 20 microseconds a request.
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { requireMfa } from "@bylaw/express";
import express, { type Request } from "express";

const BOUND_US = 20;
const [WARM, ROUNDS, REQUESTS, CALLS] = [10, 100, 500, 100_000];
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
  onDecision: () => undefined,
  onAuditFailure: () => undefined,
} satisfies Options;
const later = {
  ...atOnce,
  user: async () => "u1",
  roles: async () => ["editor", "admin"],
  verifiedAt: async () => new Date(),
} satisfies Options;

const [bare, guarded] = [await serverWith(undefined), [await serverWith(atOnce), await serverWith(later)]];
try {
  const times = new Map<Server, number[]>([bare, ...guarded].map((server) => [server, []]));
  // In turns, so that what else the machine does falls on all of them.
  for (let round = -WARM; round < ROUNDS; round += 1)
    for (const [server, all] of times) {
      const time = await microseconds(server);
      if (round >= 0) all.push(time);
    }
  const without = lowerQuartile(times.get(bare));
  for (const [at, readers] of ["at once", "later"].entries()) {
    const within = lowerQuartile(times.get(guarded[at] as Server));
    const itself = await byItself(at === 0 ? atOnce : later);
    console.log(
      `the MFA guard, readers answer ${readers}: ${(within / without).toFixed(2)} times the bare server, ${(within - without).toFixed(1)} microseconds added a request (${without.toFixed(0)} bare), ${itself.toFixed(1)} by itself, of ${BOUND_US} allowed`,
    );
  }
} finally {
  for (const one of [bare, ...guarded]) one.close();
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

function lowerQuartile(values: readonly number[] = []): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 4)] ?? Number.NaN;
}
