import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { authenticate, wrongCaller } from "./callers.ts";
import { failure, faultAnswer } from "./fault-answers.ts";
import { type Faults, faultBox } from "./faults.ts";
import { answerGraphQL } from "./graphql/execute.ts";
import { restViolation } from "./openapi.ts";
import { rateHeaders, rateLimits } from "./rates.ts";
import type { Answer, Call, Caller } from "./request.ts";
import { type Matched, matchRoute } from "./rest/match.ts";
import { byName } from "./rest/page.ts";
import type { GitHubState } from "./state.ts";
import type { World } from "./world.ts";

export interface GitHubServer {
  /** Base address for REST; GraphQL is below it at `/graphql`. */
  url: string;
  /** Read anew for every request, so that a test may change it. */
  state: GitHubState;
  calls(): readonly Call[];
  resetCalls(): void;
  /** Adds to the faults that are set. */
  set(faults: Faults): void;
  /** Removes all faults, and begins a new hour of GitHub's limits. */
  clear(): void;
  /** Answers that GitHub's own descriptions do not allow. A test asserts that there are none. */
  violations(): readonly string[];
  stop(): Promise<void>;
}

export interface GitHubOptions {
  state: GitHubState;
  now?: () => Date;
}

interface Incoming {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  authorization: string | undefined;
  requestId: string;
}

const GRAPHQL = "POST /graphql";
const CALLERS: readonly Caller[] = ["user", "installation"];

/** Starts a GitHub on the loopback interface that serves one organization. */
export async function startGitHub({ state, now = () => new Date() }: GitHubOptions): Promise<GitHubServer> {
  const faults = faultBox();
  const world: World = { state, url: "", now, faults, rates: rateLimits(now), violations: [] };
  const calls: Call[] = [];
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    const requestId = `B1A0:${count.toString(16).toUpperCase().padStart(6, "0")}`;
    serve(world, calls, requestId, request, response).catch((error: unknown) => {
      world.violations.push(`${request.method} ${request.url}: ${String(error)}`);
      response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ message: `testbed: ${String(error)}` }));
    });
  });
  // After five seconds a connection would be closed while the next call is on its way: on a busy machine that happens.
  server.keepAliveTimeout = 600_000;
  world.url = await listen(server);
  return {
    url: world.url,
    state,
    calls: () => [...calls],
    resetCalls: () => {
      calls.length = 0;
    },
    set: faults.set,
    clear() {
      faults.clear();
      world.rates = rateLimits(now);
    },
    violations: () => [...world.violations],
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

async function serve(
  world: World,
  calls: Call[],
  requestId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const incoming = await read(world, requestId, request);
  const matched = matchRoute(world, incoming.method, incoming.path);
  const plain = `${incoming.method} ${incoming.path}`;
  const operation = matched?.route.operation ?? plain;
  const call: Call = { operation, path: incoming.path, caller: "anonymous", status: 0 };
  calls.push(call);

  const struck = { operation, path: incoming.path, body: incoming.body };
  const { slow, socketReset } = world.faults.current();
  if (slow && world.faults.strikes(slow, struck)) await delay(slow.milliseconds);
  if (world.faults.strikes(socketReset, struck)) {
    request.socket.resetAndDestroy();
    return;
  }

  const who = authenticate(world.state, incoming.authorization, world.now());
  if ("caller" in who) call.caller = who.caller;
  const answer =
    "refused" in who ? who.refused : await decide(world, incoming, operation, matched, who.caller);
  const held = operation === GRAPHQL ? answer : checked(world, operation, answer, matched !== undefined);
  const { tamper } = world.faults.current();
  const sent = tamper?.(held, { ...struck, query: String(incoming.query) }) ?? held;
  call.status = sent.status;
  const resource = operation === GRAPHQL ? "graphql" : "core";
  response.writeHead(sent.status, {
    "content-type": "application/json; charset=utf-8",
    "x-github-media-type": "github.v3; format=json",
    "x-github-api-version-selected": "2022-11-28",
    "x-github-request-id": requestId,
    ...(matched && { "x-accepted-github-permissions": matched.route.permissions }),
    ...rateHeaders(resource, world.rates.read(resource)),
    ...sent.headers,
  });
  response.end(JSON.stringify(sent.body));
}

async function read(world: World, requestId: string, request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const { pathname, searchParams } = new URL(request.url ?? "/", world.url);
  return {
    method: request.method ?? "GET",
    path: byName(world, pathname),
    query: searchParams,
    body: text === "" ? undefined : JSON.parse(text),
    authorization: request.headers.authorization,
    requestId,
  };
}

async function decide(
  world: World,
  incoming: Incoming,
  operation: string,
  matched: Matched | undefined,
  caller: Caller,
): Promise<Answer> {
  const { path, query, body, requestId } = incoming;
  const fault = faultAnswer(world, { operation, path, body }, caller, requestId);
  if (fault) return fault;
  const allowed = matched?.route.callers ?? CALLERS;
  if (!allowed.includes(caller)) return wrongCaller(operation, caller);
  if (operation === GRAPHQL) return answerGraphQL(world, body, caller, requestId);
  if (!matched) return notSimulated(world, operation);
  // Asking for the limits is free.
  if (operation !== "GET /rate_limit") world.rates.spend("core", 1);
  const { parameters, route } = matched;
  return route.answer(world, { operation, path, parameters, query, body, caller });
}

function notSimulated(world: World, operation: string): Answer {
  world.violations.push(`${operation} is not simulated`);
  return failure(501, `testbed: ${operation} is not simulated`);
}

/** The answer, unless GitHub would never give it. A gateway answers outside the description. */
function checked(world: World, operation: string, answer: Answer, isKnown: boolean): Answer {
  if (!isKnown || answer.status >= 500) return answer;
  const violation = restViolation(operation, answer.status, answer.body);
  if (!violation) return answer;
  world.violations.push(violation);
  return failure(500, `testbed: ${violation}`);
}
