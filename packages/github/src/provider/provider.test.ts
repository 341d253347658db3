import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { days } from "@bylaw/core";
import { ReadError, type SessionTools } from "@bylaw/core/provider";
import {
  emptyGitHub,
  type GitHubServer,
  pullRequestRule,
  repository,
  ruleset,
  startGitHub,
} from "@bylaw/testbed/github";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { github } from "../index.ts";
import { acme, run, TOKEN, verdicts } from "../testing/acme.ts";

const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const servers: GitHubServer[] = [];
let server: GitHubServer;
let other: GitHubServer;

async function start(organization: string): Promise<GitHubServer> {
  const state = emptyGitHub(organization);
  state.installation.publicKey = keys.publicKey;
  state.repositories.push(
    repository({
      name: "api",
      rulesets: [
        ruleset({ id: 1, name: "main", rules: [pullRequestRule(2, { dismissStaleReviewsOnPush: true })] }),
      ],
    }),
  );
  const started = await startGitHub({ state });
  servers.push(started);
  return started;
}

beforeAll(async () => {
  [server, other] = await Promise.all([start("acme"), start("globex")]);
});

afterEach(() => {
  vi.unstubAllEnvs();
  for (const one of servers) {
    one.clear();
    one.resetCalls();
  }
});

afterAll(async () => {
  for (const one of servers) {
    expect(one.violations()).toEqual([]);
    await one.stop();
  }
});

const app = { id: 901_001, privateKey: keys.privateKey, installationId: 7_000_001 };

test("a missing token is a problem that says what to do", async () => {
  vi.stubEnv("GITHUB_TOKEN", "");
  const { recording, observations } = await run([github({ organization: "acme", baseUrl: server.url })]);
  expect(recording.listings[0]).toMatchObject({
    state: "incomplete",
    problem: {
      code: "access-denied",
      message: "github() has no credentials: set GITHUB_TOKEN, or give it a token or an app.",
    },
  });
  expect(verdicts(observations)).toEqual({ "github/acme": "error error error" });
  expect(server.calls()).toEqual([]);
});

test("token and address come from the environment when a run connects, not before", async () => {
  const provider = github({ organization: "acme" });
  vi.stubEnv("GITHUB_TOKEN", `${TOKEN}\n`);
  vi.stubEnv("GITHUB_API_URL", server.url);
  const { observations } = await run([provider]);
  expect(verdicts(observations)).toEqual({ "acme/api": "pass fail pass" });
  expect(inspect(provider, { depth: 9, showHidden: true })).not.toContain(TOKEN);
});

test("an app signs in once and reads as its installation", async () => {
  const provider = github({ organization: "acme", app, baseUrl: server.url });
  const { observations } = await run([provider]);
  expect(verdicts(observations)).toEqual({ "acme/api": "pass fail pass" });
  expect(server.calls().map(({ operation, caller }) => `${caller} ${operation}`)).toEqual([
    "app POST /app/installations/{installation_id}/access_tokens",
    "app GET /orgs/{org}/installation",
    "installation POST /graphql",
    "installation GET /repos/{owner}/{repo}/rulesets/{ruleset_id}",
    "installation GET /orgs/{org}",
  ]);
});

test("an app that may not sign in is a problem of the whole organization", async () => {
  const unknown = { ...app, id: 1 };
  const { recording } = await run([github({ organization: "acme", app: unknown, baseUrl: server.url })]);
  expect(recording.listings[0]).toMatchObject({
    state: "incomplete",
    problem: {
      code: "access-denied",
      message: `POST /app/installations/{installation_id}/access_tokens did not accept the credentials (401). Check whether they have ended, or are for another GitHub than ${new URL(server.url).host}.`,
    },
  });
  const broken = { ...app, privateKey: "-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----" };
  const bad = await run([github({ organization: "acme", app: broken, baseUrl: server.url })]);
  expect(bad.recording.listings[0]?.problem).toMatchObject({
    code: "access-denied",
    message: "github() cannot sign with the app's private key: give it the PEM that GitHub made for it.",
  });
  // No permission mends a key.
  expect(bad.recording.listings[0]?.problem).not.toHaveProperty("permission");
});

test("an app that sees selected repositories has not seen the organization", async () => {
  const selective = await proxyOf(server.url, (body) =>
    body.replace('"repository_selection":"all"', '"repository_selection":"selected"'),
  );
  const { recording, observations } = await run([
    github({ organization: "acme", app, baseUrl: addressOf(selective) }),
  ]);
  selective.close();
  expect(recording.listings[0]).toMatchObject({
    state: "incomplete",
    resources: 1,
    problem: {
      code: "partial-data",
      message: "The GitHub App is installed on selected repositories of acme and does not see the others.",
    },
  });
  expect(verdicts(observations)).toMatchObject({ "github/acme": "error error error" });
});

test.each([
  [
    (body: string) => body.replace('"id":7000001', '"id":7000002'),
    {
      code: "access-denied",
      message:
        "GET /orgs/{org}/installation names the installation 7000002 for acme: give github() that one instead of 7000001.",
      permission: "Metadata: read",
    },
  ],
  [
    (body: string) => body.replace('"id":7000001', '"id":null'),
    {
      code: "schema-mismatch",
      message: "GET /orgs/{org}/installation gave an answer of another shape at id.",
    },
  ],
])("an app on all repositories of another organization proves nothing: %#", async (change, problem) => {
  const another = await proxyOf(server.url, change);
  const { recording, observations } = await run([
    github({ organization: "acme", app, baseUrl: addressOf(another) }),
  ]);
  another.close();
  expect(recording.listings[0]).toMatchObject({ state: "incomplete", resources: 0, problem });
  expect(verdicts(observations)).toEqual({ "github/acme": "error error error" });
});

test("an app that the organization has not installed is a problem of the whole organization", async () => {
  const { recording } = await run([github({ organization: "globex", app, baseUrl: server.url })]);
  expect(recording.listings[0]).toMatchObject({
    state: "incomplete",
    problem: {
      code: "ambiguous-absence",
      message:
        "GET /orgs/{org}/installation was not found, as GitHub also says to those who may not look (404).",
    },
  });
});

test("the number of repositories is held to the organization that was asked for", async () => {
  const another = await proxyOf(server.url, (body) =>
    body.replace('"login":"acme","id"', '"login":"evil","id"'),
  );
  const { recording } = await run([acme(addressOf(another))]);
  another.close();
  expect(recording.listings[0]).toMatchObject({
    state: "incomplete",
    resources: 1,
    problem: {
      code: "schema-mismatch",
      message: "GET /orgs/{org} is of another organization than acme, as after it was renamed.",
    },
  });
});

test("an organization in another letter case is the same organization", async () => {
  const { recording, observations } = await run([acme(server.url, { organization: "ACME" })]);
  expect(recording.listings[0]).toMatchObject({ state: "complete", scope: { path: ["acme"] } });
  expect(verdicts(observations)).toEqual({ "acme/api": "pass fail pass" });
  const twice = await run([acme(server.url), acme(server.url, { organization: "Acme" })]);
  expect(twice.recording.listings).toMatchObject([{ problem: { code: "ambiguous-scope" } }]);
});

test("two providers at once do not touch each other", async () => {
  other.set({ secondaryLimit: { retryAfter: 1, times: 2 } });
  const done: string[] = [];
  const globex = github({ organization: "globex", token: "github_pat_globex", baseUrl: other.url });
  const { observations } = await run([globex, acme(server.url)], {
    onProgress: ({ scope, state }) => {
      if (state === "complete") done.push(scope);
    },
  });
  expect(verdicts(observations)).toEqual({ "acme/api": "pass fail pass", "globex/api": "pass fail pass" });
  expect(done).toEqual(["github/acme", "github/globex"]);
  expect(server.calls()).toHaveLength(4);
  expect(other.calls()).toHaveLength(6);
});

test("no error carries the token or the body of the request", async () => {
  server.set({ deny: () => true });
  const controller = new AbortController();
  const tools: SessionTools = {
    signal: controller.signal,
    now: () => new Date(),
    sleep: async () => undefined,
    call: ({ run }) => run(controller.signal),
  };
  const connection = await acme(server.url).connect({ signal: controller.signal });
  const scope = connection.scopes[0]?.scope;
  if (scope === undefined) throw new Error("no scope");
  const session = connection.session(scope, tools);
  const parameters = { owner: "acme", repo: "api", ruleset_id: 1, marker: "body-of-the-request" };
  const operation = "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}";
  const rest = await session.call(operation, parameters, z.unknown()).catch((error: unknown) => error);
  const query = { text: "query { body-of-the-request }", variables: {}, connection: ["organization"] };
  const pages = session.pages("POST /graphql repositories", query)[Symbol.asyncIterator]();
  const graphql = await pages.next().catch((error: unknown) => error);
  for (const error of [rest, graphql]) {
    expect(error).toBeInstanceOf(ReadError);
    const text = inspect(error, { depth: 99, showHidden: true });
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain("body-of-the-request");
  }
});

test.each([
  [{ organization: "not an organization" }, "is not an organization"],
  [{ organization: "" }, "is not an organization"],
  [{ organization: "acme", token: "a", app }, "there is a token and an app"],
  [{ organization: "acme", baseUrl: "github.acme.com/api/v3" }, "its baseUrl is no address"],
  [{ organization: "acme", lookBack: days(0) }, "it cannot look back 0 days"],
  [{ organization: "acme", lookBack: days(366) }, "it cannot look back 366 days"],
])("unusable options are refused where they are written: %#", (options, message) => {
  expect(() => github(options)).toThrow(message);
});

async function proxyOf(url: string, change: (body: string) => string): Promise<Server> {
  const proxy = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization = "", "content-type": type = "application/json" } = request.headers;
    const answer = await fetch(`${url}${request.url}`, {
      method: request.method ?? "GET",
      headers: { authorization, "content-type": type },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(change(await answer.text()));
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return proxy;
}

function addressOf(proxy: Server): string {
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}
