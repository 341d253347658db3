import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { findMoto } from "./find-moto.mjs";

export interface MotoOptions {
  /** The `moto_server` to run; the pinned one unless given. */
  readonly binary?: string;
  /** How long moto may take to answer, in milliseconds (default 30000). */
  readonly timeoutMs?: number;
}

export interface Moto {
  /** For example `http://127.0.0.1:40123`. */
  readonly endpoint: string;
  /** Forgets every account and every resource. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

const environment = {
  MOTO_EC2_LOAD_DEFAULT_AMIS: "false",
  MOTO_IAM_LOAD_MANAGED_POLICIES: "false",
  DISABLE_GLOBAL_CORS: "true",
  // On AWS another account's bucket answers AccessDenied; moto reads it by default.
  MOTO_S3_ALLOW_CROSSACCOUNT_ACCESS: "false",
  PYTHONDONTWRITEBYTECODE: "1",
  PYTHONWARNINGS: "ignore",
};

/** Starts moto on a free loopback port and waits until it answers. */
export async function startMoto(options: MotoOptions = {}): Promise<Moto> {
  const { path, missing } = findMoto();
  const binary = options.binary ?? path;
  if (binary === undefined) throw new Error(`testbed: ${missing}`);
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const child = spawnGuarded(binary, ["-H", "127.0.0.1", "-p", String(port)]);
  const complaints: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => {
    complaints.push(chunk.toString());
    if (complaints.length > 50) complaints.shift();
  });

  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    await exited;
  };

  try {
    await answers(endpoint, child, options.timeoutMs ?? 30_000);
  } catch (cause) {
    await stop();
    throw new Error(`testbed: moto did not start.\n${complaints.join("")}`, { cause });
  }
  return {
    endpoint,
    async reset() {
      const response = await fetch(`${endpoint}/moto-api/reset`, { method: "POST" });
      if (!response.ok) throw new Error(`testbed: moto's reset answered ${response.status}`);
    },
    stop,
  };
}

// The shell holds our end of a pipe: when we end it, or die in whatever way, moto is killed.
const guard = `
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
(cat <&3 >/dev/null; kill -9 "$child" 2>/dev/null) &
exec 3<&-
wait "$child" 2>/dev/null
`;

function spawnGuarded(binary: string, parameters: readonly string[]): ChildProcess {
  return spawn("/bin/sh", ["-c", guard, "moto", binary, ...parameters], {
    stdio: ["pipe", "ignore", "pipe"],
    env: { ...process.env, ...environment },
  });
}

async function answers(endpoint: string, child: ChildProcess, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`moto_server exited with code ${child.exitCode}`);
    const response = await fetch(`${endpoint}/moto-api/data.json`).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await sleep(50);
  }
  throw new Error(`moto_server was silent for ${timeoutMs} ms`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === "string") reject(new Error("testbed: no free port"));
        else resolve(address.port);
      });
    });
  });
}
