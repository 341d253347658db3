import { afterEach, beforeEach, expect, test } from "vitest";
import { client, rejection } from "./client.ts";
import { emptyGitHub, type GitHubServer, globMatches, repository, rulesetsOf, startGitHub } from "./index.ts";
import { restViolation } from "./openapi.ts";

let server: GitHubServer;

beforeEach(async () => {
  const state = emptyGitHub("acme");
  state.repositories.push(repository({ name: "api" }));
  server = await startGitHub({ state });
});

afterEach(() => server.stop());

test("an answer that GitHub would never give is refused and recorded", async () => {
  const [api] = server.state.repositories;
  if (api) api.visibility = 7 as never;
  const octokit = client(server.url, { retry: { enabled: false } });
  const error = await rejection(octokit.request("GET /repos/{owner}/{repo}", { owner: "acme", repo: "api" }));
  expect(error.status).toBe(500);
  expect(server.violations()).toEqual([
    expect.stringContaining("GET /repos/{owner}/{repo} 200: /visibility"),
  ]);
});

test("a route that this server lacks is refused and recorded", async () => {
  const octokit = client(server.url, { retry: { enabled: false } });
  expect(await rejection(octokit.request("GET /emojis"))).toMatchObject({ status: 501 });
  expect(server.violations()).toEqual(["GET /emojis is not simulated"]);
});

test("a GraphQL field that this server lacks is refused and recorded", async () => {
  const error = await rejection(client(server.url).graphql('{ organization(login: "acme") { email } }'));
  expect(error).toMatchObject({ errors: [{ path: ["organization", "email"] }] });
  expect(server.violations()).toEqual(["Organization.email is not simulated"]);
});

test("a field that GitHub's description does not name is a violation", () => {
  const operation = "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}";
  const body = { id: 1, name: "n", source: "acme", enforcement: "active" };
  expect(restViolation(operation, 200, body)).toBeUndefined();
  expect(restViolation(operation, 200, { ...body, conditions: null })).toBeUndefined();
  expect(restViolation(operation, 200, { ...body, bypassActors: [] })).toContain("bypassActors");
  expect(
    restViolation(operation, 200, { ...body, rules: [{ type: "pull_request", parameters: {} }] }),
  ).toContain("/rules/0");
  expect(
    restViolation(operation, 403, { message: "no", documentation_url: "d", status: "403" }),
  ).toBeUndefined();
  expect(restViolation(operation, 403, { error: "no" })).toContain("error");
});

test("patterns match as GitHub matches them", () => {
  expect(globMatches("payments-*", "payments-api")).toBe(true);
  expect(globMatches("refs/heads/*", "refs/heads/release/1.0")).toBe(false);
  expect(globMatches("refs/heads/**/*", "refs/heads/release/1.0")).toBe(true);
  expect(globMatches("refs/heads/release/?.0", "refs/heads/release/1.0")).toBe(true);
  expect(globMatches("a.b", "axb")).toBe(false);
});

test("a state that names what it does not have fails loudly", async () => {
  const [api] = server.state.repositories;
  expect(api && rulesetsOf(server.state, api)).toEqual([]);
  server.state.viewer = "nobody";
  const octokit = client(server.url, { retry: { enabled: false } });
  expect(await rejection(octokit.request("GET /user"))).toMatchObject({ status: 500 });
  expect(server.violations()).toEqual([expect.stringContaining("user nobody")]);
});
