import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { client, rejection } from "./client.ts";
import { COLLECT } from "./collect-query.ts";
import { classic, emptyGitHub, type GitHubServer, repository, startGitHub } from "./index.ts";

let server: GitHubServer;
let octokit: ReturnType<typeof client>;

beforeAll(async () => {
  const state = emptyGitHub("acme");
  state.repositories.push(
    repository({ name: "api", classic: classic({ reviews: {} }) }),
    repository({ name: "web", classic: classic({ reviews: {} }) }),
  );
  server = await startGitHub({ state });
  octokit = client(server.url);
});

afterEach(() => {
  server.clear();
  server.resetCalls();
});

afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
});

const RULESET = "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}";
const REPOSITORIES = "GET /orgs/{org}/repos";
const readRepositories = () => octokit.request(REPOSITORIES, { org: "acme" });
const readViewer = () => octokit.graphql("{ viewer { login } }");

test("a denied operation is 403 and names the permission it needs; others are not touched", async () => {
  server.set({ deny: [RULESET] });
  const error = await rejection(octokit.request(RULESET, { owner: "acme", repo: "api", ruleset_id: 1 }));
  expect(error).toMatchObject({
    status: 403,
    response: {
      data: { message: "Resource not accessible by personal access token" },
      headers: { "x-accepted-github-permissions": "metadata=read" },
    },
  });
  expect((await readRepositories()).status).toBe(200);
});

test("a denied operation can look as if nothing was there, or as if the token had expired", async () => {
  server.set({ deny: [REPOSITORIES], denyAs: "not-found" });
  expect(await rejection(readRepositories())).toMatchObject({
    status: 404,
    response: { data: { message: "Not Found" } },
  });
  server.set({ denyAs: "unauthorized" });
  expect(await rejection(readRepositories())).toMatchObject({
    status: 401,
    response: { data: { message: "Bad credentials" } },
  });
});

test("denial can depend on path and body", async () => {
  server.set({
    deny: (_operation, path, body) =>
      path.startsWith("/repos/acme/api") || JSON.stringify(body ?? "").includes("viewer"),
  });
  const read = (repo: string) => octokit.request("GET /repos/{owner}/{repo}", { owner: "acme", repo });
  expect(await rejection(read("api"))).toMatchObject({ status: 403 });
  expect((await read("web")).status).toBe(200);
  expect(await rejection(readViewer())).toMatchObject({ status: 403 });
});

test("a forbidden field is null and the rest of the answer is there", async () => {
  server.set({ forbid: (name, field) => name === "acme/api" && field === "branchProtectionRule" });
  const error = await rejection(octokit.graphql(COLLECT, { org: "acme", n: 25 }));
  expect(error).toMatchObject({
    name: "GraphqlResponseError",
    errors: [{ type: "FORBIDDEN", message: "Resource not accessible by personal access token" }],
    data: {
      organization: {
        repositories: {
          nodes: expect.arrayContaining([
            expect.objectContaining({
              nameWithOwner: "acme/api",
              defaultBranchRef: expect.objectContaining({ branchProtectionRule: null }),
            }),
            expect.objectContaining({ nameWithOwner: "acme/web" }),
          ]),
        },
      },
    },
  });
});

test("a forbidden repository is a null node", async () => {
  server.set({ forbid: (name, field) => name === "acme/api" && field === "nodes" });
  const error = await rejection(
    octokit.graphql(
      '{ organization(login: "acme") { repositories(first: 5, orderBy: {field: NAME, direction: ASC}) { nodes { name } } } }',
    ),
  );
  expect(error).toMatchObject({
    errors: [{ type: "FORBIDDEN", path: ["organization", "repositories", "nodes", 0] }],
    data: { organization: { repositories: { nodes: [null, { name: "web" }] } } },
  });
});

test("a secondary limit passes after its time", async () => {
  server.set({ secondaryLimit: { on: [REPOSITORIES], retryAfter: 7, times: 1 } });
  expect((await readRepositories()).status).toBe(200);
  expect(server.calls().map((call) => call.status)).toEqual([403, 200]);
});

test("a secondary limit that stays is 403 with the seconds to wait", async () => {
  server.set({ secondaryLimit: { retryAfter: 7 } });
  expect(await rejection(readRepositories())).toMatchObject({
    status: 403,
    message: expect.stringContaining("secondary rate limit"),
    response: { headers: { "retry-after": "7" } },
  });
});

test("a primary limit is 403 with nothing remaining and the time of the reset", async () => {
  server.set({ primaryLimit: { resetInSeconds: 60 } });
  const error = await rejection(readRepositories());
  expect(error).toMatchObject({ status: 403, response: { headers: { "x-ratelimit-remaining": "0" } } });
  const { headers } = error.response as { headers: Record<string, string> };
  expect(Number(headers["x-ratelimit-reset"]) - Date.now() / 1000).toBeGreaterThan(50);
});

test("a primary limit on GraphQL is 200, and the plugin knows one of its two names", async () => {
  server.set({ primaryLimit: { resetInSeconds: 1, times: 1 } });
  expect(await readViewer()).toEqual({ viewer: { login: "acme-owner" } });
  expect(server.calls().map((call) => call.status)).toEqual([200, 200]);

  server.set({ primaryLimit: { resetInSeconds: 1, times: 1, graphqlType: "RATE_LIMIT" } });
  expect(await rejection(readViewer())).toMatchObject({
    name: "GraphqlResponseError",
    errors: [{ type: "RATE_LIMIT" }],
    headers: { "x-ratelimit-remaining": "0" },
  });
});

test("a page that is too wide is 502, a narrower one is not", async () => {
  server.set({ maxPage: 10 });
  const read = (n: number) => octokit.graphql(COLLECT, { org: "acme", n, request: { retries: 0 } });
  expect(await rejection(read(11))).toMatchObject({ status: 502 });
  expect(await read(10)).toHaveProperty("organization");
});

test("a gateway error passes", async () => {
  server.set({ badGateway: { times: 2 } });
  expect((await readRepositories()).status).toBe(200);
  expect(server.calls().map((call) => call.status)).toEqual([502, 502, 200]);
});

test("a plan limit is 403 in words", async () => {
  server.set({ planLimit: ["GET /repos/{owner}/{repo}/rulesets"] });
  const read = octokit.request("GET /repos/{owner}/{repo}/rulesets", { owner: "acme", repo: "api" });
  expect(await rejection(read)).toMatchObject({
    status: 403,
    response: {
      data: { message: "Upgrade to GitHub Pro or make this repository public to enable this feature." },
    },
  });
});

test("a slow answer can be abandoned", async () => {
  server.set({ slow: { milliseconds: 200 } });
  const request = { signal: AbortSignal.timeout(30), retries: 0 };
  const error = await rejection(octokit.request("GET /user", { request }));
  expect(error.message).toContain("timeout");
  const started = Date.now();
  await octokit.request("GET /user");
  expect(Date.now() - started).toBeGreaterThanOrEqual(195);
});

test("a reset connection is retried", async () => {
  server.set({ socketReset: { times: 1 } });
  expect((await readRepositories()).status).toBe(200);
  expect(server.calls().map((call) => call.status)).toEqual([0, 200]);
});

test("a connection that is always reset is an error without a response", async () => {
  server.set({ socketReset: {} });
  const error = await rejection(octokit.request("GET /user", { request: { retries: 0 } }));
  expect(error).toMatchObject({ status: 500, message: expect.stringContaining("ECONNRESET") });
  expect(error.response).toBeUndefined();
});

test("an answer is tampered with after it was held to GitHub's description", async () => {
  server.set({
    tamper: (answer, { operation, query }) =>
      operation === "GET /user" && query === "a=1" ? { ...answer, body: { login: 1 } } : answer,
  });
  expect((await octokit.request("GET /user?a=1")).data).toEqual({ login: 1 });
  expect((await octokit.request("GET /user")).data).toMatchObject({ login: expect.any(String) });
});
