import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import connect from "connect";
import express, { type Request } from "express";
import fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { type Context, Hono } from "hono";
import { requireMfa } from "../connect/require-mfa.ts";
import { requireMfa as fastifyMfa } from "../fastify/index.ts";
import { requireMfa as honoMfa } from "../hono/index.ts";
import type { Company } from "./company.fixture.ts";

/**
 * A real server of a company, with the same routes in each framework: `/admin/secret` and `/admin/deep/secret` behind one guard,
 * `/team/admin/secret` whose guard stands in a nested router, `/late/secret` with the guard behind the route, and `/open`.
 */
export interface RunningServer {
  readonly port: number;
  /** The routes that ran, as the guard must not let them. */
  readonly ran: string[];
  stop(): Promise<void>;
}

export type StartServer = (company: Company) => Promise<RunningServer>;

export const SECRET = "the secret";

/** Every server that the guard is tested in. */
export const servers: readonly (readonly [name: string, start: StartServer])[] = [
  ["Express", startExpress],
  ["Connect", startConnect],
  ["Fastify", startFastify],
  ["Hono", startHono],
];

async function startExpress(company: Company): Promise<RunningServer> {
  const ran: string[] = [];
  const guard = requireMfa<Request>(company.options(({ headers }) => headers.cookie));
  const secret = (name: string) =>
    express.Router().get("/secret", (_, response) => answer(ran, name, response));
  const app = express();
  app.use(express.json());
  app.use("/admin", guard, secret("admin").use("/deep", secret("deep")));
  app.use("/team", express.Router().use("/admin", guard, secret("team")));
  app.use("/late", secret("late"), guard);
  app.get("/open", (_, response) => answer(ran, "open", response));
  return listen(createServer(app), ran);
}

/** Connect mounts by prefix and looks at no method; what it runs on is plain `node:http`. */
async function startConnect(company: Company): Promise<RunningServer> {
  const ran: string[] = [];
  const guard = requireMfa<IncomingMessage>(company.options(({ headers }) => headers.cookie));
  const secret = (name: string) =>
    connect().use("/secret", (_: IncomingMessage, response: ServerResponse) => answer(ran, name, response));
  const app = connect();
  app.use("/admin", guard).use("/admin", secret("admin").use("/deep", secret("deep")));
  app.use("/team", connect().use("/admin", guard).use("/admin", secret("team")));
  app.use("/late", secret("late")).use("/late", guard);
  app.use("/open", (_, response) => answer(ran, "open", response));
  return listen(createServer(app), ran);
}

async function startFastify(company: Company): Promise<RunningServer> {
  const ran: string[] = [];
  const guard = fastifyMfa(company.options<FastifyRequest>(({ headers }) => headers.cookie));
  const secret = (name: string) => async (app: FastifyInstance) => {
    app.get("/secret", async () => note(ran, name));
  };
  const app = fastify();
  app.register(
    async (admin) => {
      admin.addHook("preHandler", guard);
      admin.register(secret("admin"));
      admin.register(async (deep) => deep.register(secret("deep")), { prefix: "/deep" });
    },
    { prefix: "/admin" },
  );
  app.register(
    async (team) => {
      team.register(
        async (admin) => {
          admin.addHook("preHandler", guard);
          admin.register(secret("team"));
        },
        { prefix: "/admin" },
      );
    },
    { prefix: "/team" },
  );
  app.register(
    async (late) => {
      await late.register(secret("late"));
      late.addHook("preHandler", guard);
    },
    { prefix: "/late" },
  );
  app.get("/open", async () => note(ran, "open"));
  await app.listen({ port: 0, host: "127.0.0.1" });
  return { port: (app.server.address() as AddressInfo).port, ran, stop: () => app.close() };
}

async function startHono(company: Company): Promise<RunningServer> {
  const ran: string[] = [];
  const guard = honoMfa(company.options<Context>((context) => context.req.header("cookie")));
  const secret = (name: string) => new Hono().get("/secret", (context) => context.text(note(ran, name)));
  const app = new Hono();
  app.use("/admin/*", guard);
  app.route("/admin", secret("admin").route("/deep", secret("deep")));
  app.route("/team", new Hono().use("/admin/*", guard).route("/admin", secret("team")));
  app.route("/late", secret("late").use("*", guard));
  app.get("/open", (context) => context.text(note(ran, "open")));
  const server = await new Promise<Server>((resolve) => {
    const one = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(one as Server));
  });
  return running(server, ran);
}

/** Starts a plain server on a free port of this machine. */
export async function listen(server: Server, ran: string[] = []): Promise<RunningServer> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return running(server, ran);
}

function running(server: Server, ran: string[]): RunningServer {
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, ran, stop };
}

function note(ran: string[], name: string): string {
  ran.push(name);
  return SECRET;
}

function answer(ran: string[], name: string, response: ServerResponse): void {
  response.end(note(ran, name));
}

/** What a server answered, to the byte. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** The code of a refusal. */
  readonly code: unknown;
}

/** Asks by a raw path, which no client tidies up. */
export function ask(
  { port }: RunningServer,
  path: string,
  { sid, method = "GET", headers = {} }: AskOptions = {},
): Promise<Answered> {
  const cookie = sid === undefined ? {} : { cookie: `sid=${sid}` };
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port, path, method, headers: { ...cookie, ...headers }, agent: false },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          const body = Buffer.concat(parts).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body, code: codeIn(body) });
        });
      },
    );
    asked.on("error", reject);
    asked.end();
  });
}

export interface AskOptions {
  readonly sid?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function codeIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { readonly error?: { readonly code?: unknown } }).error?.code;
  } catch {
    return undefined;
  }
}
