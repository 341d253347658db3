import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, deniedAnswer, isGood, textOf, throttledAnswer } from "./answer.ts";
import {
  type AwsCall,
  type Credential,
  credentialOf,
  type Identity,
  queryRequest,
  type RawRequest,
  understand,
} from "./call.ts";
import { type Correction, corrected } from "./correction.ts";
import { corrections as knownCorrections } from "./corrections.ts";
import { createFaultPlan } from "./faults.ts";
import { createMemory } from "./memory.ts";
import type { AwsProxy, LoggedCall } from "./proxy-type.ts";
import { askMoto } from "./upstream.ts";
import { textIn } from "./xml.ts";

export interface AwsProxyOptions {
  /** Moto's address. */
  readonly upstream: string;
  /** What to correct; everything known unless given (`[]` shows moto as it is). */
  readonly corrections?: readonly Correction[];
}

/** Starts the server that stands between AWS clients and moto. */
export async function startAwsProxy(options: AwsProxyOptions): Promise<AwsProxy> {
  const { upstream, corrections = knownCorrections } = options;
  const memory = createMemory();
  const faults = createFaultPlan();
  const identities = new Map<string, Promise<Identity>>();
  let log: LoggedCall[] = [];

  const identify = (credential: Credential): Promise<Identity> => {
    const known = identities.get(credential.accessKey);
    if (known !== undefined) return known;
    const asked = whoIs(upstream, credential);
    identities.set(credential.accessKey, asked);
    return asked;
  };

  const answerTo = async (call: AwsCall): Promise<Answer | undefined> => {
    const fate = faults.decide(call);
    if (fate.delayMs > 0) await sleep(fate.delayMs);
    if (fate.misfortune === "deny") return deniedAnswer(call);
    if (fate.misfortune === "throttle") return throttledAnswer(call);
    if (fate.misfortune === "reset") return undefined;
    return corrected(corrections, call, memory, (asked) => askMoto(upstream, asked));
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = await read(request);
    const credential = credentialOf(raw.headers);
    if (credential === undefined) {
      if (raw.path === "/moto-api/reset") {
        memory.clear();
        identities.clear();
      }
      return write(response, await askMoto(upstream, raw));
    }
    const call = understand(raw, credential, await identify(credential));
    const answer = await answerTo(call);
    const { operation, region, account, accessKey } = call;
    log.push({ operation, region, account, accessKey, status: answer?.status ?? 0 });
    if (answer === undefined) request.socket.destroy();
    else write(response, answer);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error("testbed: the AWS proxy failed:", error);
      response.writeHead(502, { "content-type": "text/plain" }).end(String(error));
    });
  });
  // After five seconds a connection would be closed while the next call is on its way: on a busy machine that happens.
  server.keepAliveTimeout = 600_000;
  const endpoint = await listen(server);
  return {
    endpoint,
    calls: () => counted(log),
    resetCalls() {
      log = [];
    },
    log: () => [...log],
    set: faults.set,
    clear: () => faults.set({}),
    account: memory.setAccount,
    stop: () => close(server),
  };
}

async function whoIs(upstream: string, { accessKey, region }: Credential): Promise<Identity> {
  const request = queryRequest(
    { accessKey, region, service: "sts" },
    { Action: "GetCallerIdentity", Version: "2011-06-15" },
  );
  const answer = await askMoto(upstream, request);
  const xml = isGood(answer) ? textOf(answer) : "";
  return { account: textIn(xml, "Account") ?? "000000000000", principal: textIn(xml, "Arn") ?? "anonymous" };
}

function counted(log: readonly LoggedCall[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { operation } of log) counts.set(operation, (counts.get(operation) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function read(request: IncomingMessage): Promise<RawRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { method = "GET", url: path = "/", headers } = request;
  return { method, path, headers, body: Buffer.concat(chunks) };
}

function write(response: ServerResponse, answer: Answer): void {
  const { "content-length": _, ...headers } = answer.headers;
  response.writeHead(answer.status, { ...headers, "content-length": answer.body.length });
  response.end(answer.body);
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
