import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { client, rejection } from "./client.ts";
import {
  bypass,
  classic,
  emptyGitHub,
  type GitHubServer,
  pullRequestRule,
  repository,
  ruleset,
  startGitHub,
  statusChecksRule,
} from "./index.ts";

let server: GitHubServer;
let octokit: ReturnType<typeof client>;

beforeAll(async () => {
  const state = emptyGitHub("acme");
  state.rulesets.push(
    ruleset({ id: 1, name: "base", rules: [{ type: "deletion" }, { type: "non_fast_forward" }] }),
    ruleset({ id: 2, name: "trial", enforcement: "evaluate", rules: [pullRequestRule(2)] }),
    ruleset({
      id: 3,
      name: "others",
      conditions: {
        ref: { include: ["~DEFAULT_BRANCH"], exclude: [] },
        repository: { include: ["~ALL"], exclude: ["service-*"] },
      },
      rules: [pullRequestRule(6)],
    }),
  );
  const plain = Array.from({ length: 249 }, (_, index) => repository({ name: `lib-${index}` }));
  state.repositories.push(
    repository({
      name: "service-a",
      classic: classic({
        reviews: { bypassAllowances: [{ type: "Team", name: "platform" }] },
        statusChecks: {
          strict: true,
          checks: [{ context: "test", app: "github-actions" }, { context: "lint" }],
        },
        pushAllowances: [
          { type: "User", name: "acme-owner" },
          { type: "Team", name: "platform" },
          { type: "App", name: "github-actions" },
        ],
      }),
      rulesets: [
        ruleset({
          id: 4,
          name: "own",
          rules: [pullRequestRule(2), statusChecksRule(["test"], 15368)],
          bypassActors: [bypass("OrganizationAdmin"), bypass("Team", 7, "pull_request")],
        }),
        ruleset({ id: 5, name: "hidden", rules: [pullRequestRule(1)], bypassVisible: false }),
      ],
    }),
    ...plain,
  );
  server = await startGitHub({ state });
  octokit = client(server.url);
});

beforeEach(() => server.resetCalls());

afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
});

const a = { owner: "acme", repo: "service-a", branch: "main" };

test("a list is paged as GitHub pages it", async () => {
  const all = await octokit.paginate("GET /orgs/{org}/repos", { org: "acme", per_page: 100 });
  expect(new Set(all.map((one) => one.full_name)).size).toBe(250);
  expect(server.calls().map((call) => call.operation)).toEqual(Array(3).fill("GET /orgs/{org}/repos"));
});

test("a page has 30 items unless told, and never more than 100", async () => {
  const usual = await octokit.request("GET /orgs/{org}/repos", { org: "acme" });
  expect(usual.data).toHaveLength(30);
  const greedy = await octokit.request("GET /orgs/{org}/repos", { org: "acme", per_page: 1000, page: 2 });
  expect(greedy.data).toHaveLength(100);
  const links = (greedy.headers.link ?? "").split(", ");
  expect(links.map((link) => /rel="(\w+)"/.exec(link)?.[1])).toEqual(["prev", "next", "last", "first"]);
  expect(links[0]).toContain(`${server.url}/organizations/${server.state.organization.id}/repos?`);
});

test("every answer carries the limits, the permission and a request id", async () => {
  const { headers } = await octokit.request("GET /repos/{owner}/{repo}/branches/{branch}/protection", a);
  expect(headers["x-accepted-github-permissions"]).toBe("administration=read");
  expect(headers["x-ratelimit-limit"]).toBe("5000");
  expect(headers["x-ratelimit-resource"]).toBe("core");
  expect(headers["x-github-request-id"]).toMatch(/^B1A0:/);
});

test("the rules of a branch come from every level and only where they are active", async () => {
  const rules = await octokit.paginate("GET /repos/{owner}/{repo}/rules/branches/{branch}", {
    ...a,
    per_page: 2,
  });
  expect(rules.map((rule) => [rule.type, rule.ruleset_source_type, rule.ruleset_id])).toEqual([
    ["pull_request", "Repository", 4],
    ["required_status_checks", "Repository", 4],
    ["pull_request", "Repository", 5],
    ["deletion", "Organization", 1],
    ["non_fast_forward", "Organization", 1],
  ]);
});

test("the rules of a branch that does not exist are those it would have", async () => {
  const { data } = await octokit.request("GET /repos/{owner}/{repo}/rules/branches/{branch}", {
    ...a,
    branch: "release/1.0",
  });
  expect(data).toEqual([]);
});

test("lists of rulesets are summaries", async () => {
  const { data } = await octokit.request("GET /repos/{owner}/{repo}/rulesets", a);
  expect(data.map((one) => [one.id, one.enforcement, "rules" in one, "bypass_actors" in one])).toEqual([
    [4, "active", false, false],
    [5, "active", false, false],
    [1, "active", false, false],
    [2, "evaluate", false, false],
  ]);
  const own = await octokit.request("GET /repos/{owner}/{repo}/rulesets", { ...a, includes_parents: false });
  expect(own.data.map((one) => one.id)).toEqual([4, 5]);
  const organization = await octokit.request("GET /orgs/{org}/rulesets", { org: "acme" });
  expect(organization.data.map((one) => one.id)).toEqual([1, 2, 3]);
});

test("bypass actors are listed, empty, or hidden, which is not empty", async () => {
  const read = async (ruleset_id: number) =>
    (await octokit.request("GET /repos/{owner}/{repo}/rulesets/{ruleset_id}", { ...a, ruleset_id })).data;
  expect((await read(4)).bypass_actors).toEqual([
    { actor_id: null, actor_type: "OrganizationAdmin", bypass_mode: "always" },
    { actor_id: 7, actor_type: "Team", bypass_mode: "pull_request" },
  ]);
  expect(await read(5)).not.toHaveProperty("bypass_actors");
  const { data } = await octokit.request("GET /orgs/{org}/rulesets/{ruleset_id}", {
    org: "acme",
    ruleset_id: 1,
  });
  expect(data.bypass_actors).toEqual([]);
});

test("classic protection names who may push and who may skip reviews", async () => {
  const { data } = await octokit.request("GET /repos/{owner}/{repo}/branches/{branch}/protection", a);
  expect(data.required_pull_request_reviews?.bypass_pull_request_allowances?.teams?.[0]?.slug).toBe(
    "platform",
  );
  expect(data.required_status_checks?.checks).toEqual([
    { context: "test", app_id: 15368 },
    { context: "lint", app_id: null },
  ]);
  const { users, teams, apps } = data.restrictions ?? {};
  expect([users?.length, teams?.length, apps?.length]).toEqual([1, 1, 1]);
});

test("no classic protection and no permission to see it are different answers", async () => {
  const read = (repo: string, branch = "main") =>
    rejection(
      octokit.request("GET /repos/{owner}/{repo}/branches/{branch}/protection", {
        owner: "acme",
        repo,
        branch,
      }),
    );
  expect(await read("lib-0")).toMatchObject({
    status: 404,
    response: { data: { message: "Branch not protected" } },
  });
  expect(await read("lib-0", "none")).toMatchObject({ response: { data: { message: "Branch not found" } } });
  const hidden = server.state.repositories[1];
  if (hidden) hidden.viewerCanAdminister = false;
  expect(await read("lib-0")).toMatchObject({ status: 404, response: { data: { message: "Not Found" } } });
});

test("a branch bound by rulesets alone is protected and has no protection", async () => {
  const { data } = await octokit.request("GET /repos/{owner}/{repo}/branches/{branch}", {
    ...a,
    repo: "lib-1",
  });
  expect([data.protected, data.protection.enabled]).toEqual([true, false]);
});

test("names do not depend on case", async () => {
  const { data } = await octokit.request("GET /repos/{owner}/{repo}", { owner: "ACME", repo: "Service-A" });
  expect(data.full_name).toBe("acme/service-a");
});

test("the organization hides its settings from members", async () => {
  const owner = await octokit.request("GET /orgs/{org}", { org: "acme" });
  expect(owner.data.two_factor_requirement_enabled).toBe(true);
  server.state.organization.viewerIsOwner = false;
  expect([owner.data.public_repos, owner.data.total_private_repos]).toEqual([0, 250]);
  const member = await octokit.request("GET /orgs/{org}", { org: "acme" });
  expect(member.data).not.toHaveProperty("total_private_repos");
  expect(member.data).not.toHaveProperty("two_factor_requirement_enabled");
  server.state.organization.viewerIsOwner = true;
});

test("a narrower token is shown fewer repositories than an owner is told of", async () => {
  server.set({ conceal: (name) => name !== "acme/service-a" });
  const { data } = await octokit.request("GET /orgs/{org}/repos", { org: "acme" });
  expect(data.map(({ name }) => name)).toEqual(["service-a"]);
  expect(
    await rejection(octokit.request("GET /repos/{owner}/{repo}", { owner: "acme", repo: "lib-2" })),
  ).toMatchObject({ status: 404 });
  const query = '{ organization(login: "acme") { repositories(first: 9) { totalCount } } }';
  expect(await octokit.graphql(query)).toMatchObject({ organization: { repositories: { totalCount: 1 } } });
  const organization = await octokit.request("GET /orgs/{org}", { org: "acme" });
  server.clear();
  expect(organization.data.total_private_repos).toBe(250);
});

test("asking for the limits is free", async () => {
  const before = await octokit.request("GET /rate_limit");
  await octokit.request("GET /user");
  const after = await octokit.request("GET /rate_limit");
  expect(after.data.rate.used - before.data.rate.used).toBe(1);
});

test("nobody reads anything without a token", async () => {
  const error = await rejection(client(server.url, { auth: undefined }).request("GET /user"));
  expect(error).toMatchObject({ status: 401, response: { data: { message: "Requires authentication" } } });
  expect(server.calls()).toMatchObject([{ caller: "anonymous", status: 401 }]);
});
