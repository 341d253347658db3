import { createServer, type IncomingMessage } from "node:http";
import express, { type Request } from "express";
import { afterEach, expect, it, vi } from "vitest";
import { companyOf } from "../testing/company.fixture.ts";
import { ask, listen, type RunningServer } from "../testing/servers.fixture.ts";
import { requireMfa } from "./require-mfa.ts";

let server: RunningServer | undefined;
afterEach(() => server?.stop());

it("S7: stands before a plain handler of node:http, without any framework", async () => {
  const guard = requireMfa<IncomingMessage>(companyOf().options(({ headers }) => headers.cookie));
  server = await listen(
    createServer((request, response) => guard(request, response, () => response.end("the secret"))),
  );
  expect(await ask(server, "/", { sid: "never" })).toMatchObject({ status: 403, code: "mfa-required" });
  expect(await ask(server, "/", { sid: "fresh" })).toMatchObject({ status: 200, body: "the secret" });
});

it("an audit log that fails lets no refused request pass, and the server goes on", async () => {
  const onAuditFailure = vi.fn();
  const failing = [
    () => Promise.reject(new Error("full")),
    () => {
      throw new Error("full");
    },
    () => new Promise(() => undefined),
  ];
  const app = express();
  for (const [at, onDecision] of failing.entries()) {
    const company = companyOf({ onDecision, onAuditFailure });
    app.use(
      `/${at}`,
      requireMfa<Request>(company.options(({ headers }) => headers.cookie)),
      (_, response) => {
        response.end("the secret");
      },
    );
  }
  server = await listen(createServer(app));
  for (const [at] of failing.entries())
    expect(await ask(server, `/${at}`, { sid: "never" })).toMatchObject({
      status: 403,
      code: "mfa-required",
    });
  expect(onAuditFailure).toHaveBeenCalledTimes(2);
});

it("readers that fail never reach Express: no error handler runs, and none of why is told", async () => {
  const company = companyOf({ verifiedAt: () => Promise.reject(new Error("db://password")) });
  const onError = vi.fn();
  const app = express();
  app.use(requireMfa<Request>(company.options(({ headers }) => headers.cookie)), (_, response) => {
    response.end("the secret");
  });
  app.use(((error, _request, _response, next) => {
    onError(error);
    next(error);
  }) satisfies express.ErrorRequestHandler);
  server = await listen(createServer(app));
  const { status, code, body } = await ask(server, "/", { sid: "fresh" });
  expect({ status, code }).toEqual({ status: 403, code: "mfa-unknown" });
  expect(body).not.toContain("db://");
  expect(onError).not.toHaveBeenCalled();
});

it("what Express throws behind the guard goes to Express", async () => {
  const app = express();
  app.use(requireMfa<Request>(companyOf().options(({ headers }) => headers.cookie)), () => {
    throw new Error("of the route");
  });
  app.use(((error, _request, response, _next) => {
    response.status(500).end(error.message);
  }) satisfies express.ErrorRequestHandler);
  server = await listen(createServer(app));
  expect(await ask(server, "/", { sid: "fresh" })).toMatchObject({ status: 500, body: "of the route" });
});

it("an answer that somebody began before is ended, and the route does not run", async () => {
  const app = express();
  const route = vi.fn();
  app.use((_, response, next) => {
    response.write("begun");
    next();
  });
  app.use(requireMfa<Request>(companyOf().options(({ headers }) => headers.cookie)), route);
  server = await listen(createServer(app));
  expect(await ask(server, "/", { sid: "never" })).toMatchObject({ status: 200, body: "begun" });
  expect(route).not.toHaveBeenCalled();
});
