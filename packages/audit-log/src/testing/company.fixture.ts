import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import express from "express";
import type { AuditLog } from "../log/audit-log.ts";

/** A company's server over HTTP, whose logins are recorded. */
export interface Company {
  readonly port: number;
  /** Signs somebody in; the status of the answer. */
  login(user: unknown, password?: string, headers?: Readonly<Record<string, string>>): Promise<number>;
  [Symbol.asyncDispose](): Promise<void>;
}

export const PASSWORD = "correct horse";

/** How many proxies in front of the server tell the truth about addresses: none unless told. */
export async function startCompany(log: AuditLog, trusted = 0): Promise<Company> {
  const app = express();
  app.set("trust proxy", trusted);
  app.use(express.json({ limit: "20mb" }));
  app.post("/login", ({ body, ip, headers }, response) => {
    const { user, password } = body as { readonly user: string; readonly password: string };
    const about = {
      user,
      address: ip,
      agent: headers["user-agent"],
      request: headers["x-request-id"] as string,
    };
    const good = password === PASSWORD;
    log.record(
      good
        ? { kind: "login", outcome: "success", ...about }
        : { kind: "login", outcome: "failure", reason: "wrong-password", ...about },
    );
    response.status(good ? 200 : 401).end();
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", 2_000, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    login: (user, password = PASSWORD, headers = {}) =>
      statusOf(port, JSON.stringify({ user, password }), { "content-type": "application/json", ...headers }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Asks over a connection of its own. By hand, for a thousand clients cost more than the server. */
function statusOf(port: number, body: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const length = {
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
    host: "localhost",
  };
  const lines = Object.entries({ ...headers, ...length }).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.setEncoding("latin1").on("data", (part: string) => {
      answer += part;
    });
    socket.on("error", reject).on("end", () => {
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]));
      socket.destroy();
    });
    socket.write(`POST /login HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
  });
}

/** Who signs in: so many users. */
export function users(howMany: number, from = 0): readonly string[] {
  return Array.from({ length: howMany }, (_, at) => `u${from + at}`);
}
