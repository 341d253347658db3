import { generateKeyPairSync } from "node:crypto";
import { createAppAuth } from "@octokit/auth-app";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { client, rejection } from "./client.ts";
import { emptyGitHub, type GitHubServer, repository, startGitHub } from "./index.ts";

const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

let server: GitHubServer;

beforeAll(async () => {
  const state = emptyGitHub("acme");
  state.installation.publicKey = keys.publicKey;
  state.repositories.push(...Array.from({ length: 120 }, (_, index) => repository({ name: `r${index}` })));
  server = await startGitHub({ state });
});

beforeEach(() => server.resetCalls());

afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
});

function app(more: object = {}) {
  const { id, app: slug } = server.state.installation;
  const appId = server.state.apps.find((one) => one.slug === slug)?.id;
  return client(server.url, {
    authStrategy: createAppAuth,
    auth: { appId, privateKey: keys.privateKey, installationId: id, ...more },
  });
}

test("an app signs in as itself and finds its installation", async () => {
  const octokit = app();
  expect((await octokit.request("GET /app")).data?.slug).toBe("bylaw-reader");
  const { data } = await octokit.request("GET /orgs/{org}/installation", { org: "acme" });
  expect(data).toMatchObject({ id: server.state.installation.id, repository_selection: "all" });
  expect(server.calls().map((call) => call.caller)).toEqual(["app", "app"]);
});

test("an app gets an installation token once and reads with it", async () => {
  const octokit = app();
  const repositories = await octokit.paginate("GET /installation/repositories", { per_page: 100 });
  expect(repositories).toHaveLength(120);
  expect(server.calls().map((call) => [call.operation, call.caller])).toEqual([
    ["POST /app/installations/{installation_id}/access_tokens", "app"],
    ["GET /installation/repositories", "installation"],
    ["GET /installation/repositories", "installation"],
  ]);
  const { data } = await octokit.request("GET /orgs/{org}", { org: "acme" });
  expect(data).not.toHaveProperty("total_private_repos");
  expect(await octokit.graphql("{ viewer { login } }")).toEqual({ viewer: { login: "bylaw-reader[bot]" } });
});

test("an installation is not a user, and a user is not an app", async () => {
  expect(await rejection(app().request("GET /user"))).toMatchObject({
    status: 403,
    message: expect.stringContaining("Resource not accessible by integration"),
  });
  const user = client(server.url);
  expect(await rejection(user.request("GET /app"))).toMatchObject({ status: 401 });
  expect(await rejection(user.request("GET /installation/repositories"))).toMatchObject({ status: 403 });
});

test("a denied installation is told so in its own words", async () => {
  server.set({ deny: ["GET /orgs/{org}/repos"] });
  const error = await rejection(app().request("GET /orgs/{org}/repos", { org: "acme" }));
  server.clear();
  expect(error.message).toContain("Resource not accessible by integration");
});

test("a token signed with another key, or for another app, is refused", async () => {
  const other = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  expect(await rejection(app({ privateKey: other.privateKey }).request("GET /app"))).toMatchObject({
    status: 401,
    message: expect.stringContaining("could not be decoded"),
  });
  expect(await rejection(app({ appId: 1 }).request("GET /app"))).toMatchObject({
    status: 401,
    message: expect.stringContaining("Integration not found"),
  });
});
