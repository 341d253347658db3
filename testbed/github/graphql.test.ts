import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { client, rejection } from "./client.ts";
import { COLLECT, type Collected } from "./collect-query.ts";
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
  state.rulesets.push(ruleset({ id: 1, name: "base", rules: [{ type: "deletion" }] }));
  state.repositories.push(
    repository({
      name: "api",
      classic: classic({
        reviews: {
          bypassAllowances: [
            { type: "User", name: "acme-owner" },
            { type: "Team", name: "platform" },
            { type: "App", name: "github-actions" },
          ],
        },
        statusChecks: {
          strict: false,
          checks: [{ context: "test", app: "github-actions" }, { context: "lint" }],
        },
      }),
      rulesets: [
        ruleset({
          id: 2,
          name: "own",
          rules: [pullRequestRule(2), statusChecksRule(["test"], 15368)],
          bypassActors: [
            bypass("Integration", 15368, "exempt"),
            bypass("RepositoryRole", 5, "pull_request"),
            bypass("User", 7),
            bypass("DeployKey"),
          ],
        }),
        ruleset({ id: 3, name: "hidden", rules: [pullRequestRule(1)], bypassVisible: false }),
      ],
    }),
    repository({ name: "foreign", viewerCanAdminister: false, classic: classic({ reviews: { count: 2 } }) }),
    repository({ name: "empty", isEmpty: true, pushedAt: null }),
    repository({ name: "old", archived: true }),
    ...Array.from({ length: 60 }, (_, index) => repository({ name: `lib-${index}` })),
  );
  server = await startGitHub({ state });
  octokit = client(server.url);
});

beforeEach(() => server.resetCalls());

afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
});

const one = <T>(selection: string) =>
  octokit.graphql<{ repository: T }>(`{ repository(owner: "acme", name: "api") { ${selection} } }`);

test("the collecting query runs as written, in pages, at the price that was predicted", async () => {
  const names: string[] = [];
  let after: string | null = null;
  do {
    const page: Collected = await octokit.graphql(COLLECT, { org: "acme", n: 25, after });
    const { nodes, pageInfo, totalCount } = page.organization.repositories;
    expect(totalCount).toBe(63);
    expect(page.rateLimit.cost).toBe(7);
    names.push(...nodes.map((node) => node?.nameWithOwner ?? ""));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  expect(new Set(names).size).toBe(63);
  expect(names).not.toContain("acme/old");
  expect(server.calls()).toHaveLength(3);
});

test("what the viewer may not see, or what is not there, is null", async () => {
  const page: Collected = await octokit.graphql(COLLECT, { org: "acme", n: 100 });
  const branch = (name: string) =>
    page.organization.repositories.nodes.find((node) => node?.nameWithOwner === `acme/${name}`)
      ?.defaultBranchRef;
  expect(branch("empty")).toBeNull();
  expect(branch("foreign")?.branchProtectionRule).toBeNull();
  expect(branch("foreign")?.rules.totalCount).toBe(1);
  expect(branch("api")?.branchProtectionRule?.requiredStatusChecks).toEqual([
    { context: "test", app: { slug: "github-actions" } },
    { context: "lint", app: null },
  ]);
});

test("classic allowances name users, teams and apps", async () => {
  const answer = await one(`defaultBranchRef { branchProtectionRule { bypassPullRequestAllowances(first: 2) {
    totalCount pageInfo { hasNextPage } nodes { actor { __typename
      ... on User { login } ... on Team { slug } ... on App { slug } } } } } }`);
  expect(answer).toEqual({
    repository: {
      defaultBranchRef: {
        branchProtectionRule: {
          bypassPullRequestAllowances: {
            totalCount: 3,
            pageInfo: { hasNextPage: true },
            nodes: [
              { actor: { __typename: "User", login: "acme-owner" } },
              { actor: { __typename: "Team", slug: "platform" } },
            ],
          },
        },
      },
    },
  });
});

interface RulesetNodes {
  rulesets: { nodes: { databaseId: number; bypassActors: { totalCount: number; nodes: object[] } | null }[] };
}

test("bypass actors are listed, empty, or null, which is not empty", async () => {
  const { repository } = await one<RulesetNodes>(`rulesets(first: 10) { nodes { databaseId
    bypassActors(first: 10) { totalCount nodes { bypassMode deployKey organizationAdmin repositoryRoleName
      actor { __typename ... on App { slug } } } } } }`);
  const [own, hidden, base] = repository.rulesets.nodes;
  expect([own?.databaseId, hidden?.databaseId, base?.databaseId]).toEqual([2, 3, 1]);
  expect(hidden?.bypassActors).toBeNull();
  expect(base?.bypassActors?.totalCount).toBe(0);
  const plain = { deployKey: false, organizationAdmin: false, repositoryRoleName: null, actor: null };
  expect(own?.bypassActors?.nodes).toEqual([
    { ...plain, bypassMode: null, actor: { __typename: "App", slug: "github-actions" } },
    { ...plain, bypassMode: "PULL_REQUEST", repositoryRoleName: "admin" },
    { ...plain, bypassMode: "ALWAYS" },
    { ...plain, bypassMode: "ALWAYS", deployKey: true },
  ]);
});

test("rules say where they come from", async () => {
  const answer =
    await one(`defaultBranchRef { rules(first: 10) { nodes { type repositoryRuleset { id databaseId
    source { __typename ... on Repository { nameWithOwner } ... on Organization { login } } } } } }`);
  const rule = (type: string, databaseId: number, source: object) => ({
    type,
    repositoryRuleset: { id: expect.stringMatching(/^RRS_/), databaseId, source },
  });
  const own = { __typename: "Repository", nameWithOwner: "acme/api" };
  expect(answer).toMatchObject({
    repository: {
      defaultBranchRef: {
        rules: {
          nodes: [
            rule("PULL_REQUEST", 2, own),
            rule("REQUIRED_STATUS_CHECKS", 2, own),
            rule("PULL_REQUEST", 3, own),
            rule("DELETION", 1, { __typename: "Organization", login: "acme" }),
          ],
        },
      },
    },
  });
});

test("an object is read again by its identifier", async () => {
  const { repository } = await one<{ id: string }>("id");
  const { node } = await octokit.graphql<{ node: unknown }>(
    "query($id: ID!) { node(id: $id) { __typename ... on Repository { name } } }",
    { id: repository.id },
  );
  expect(node).toEqual({ __typename: "Repository", name: "api" });
});

test("repositories are filtered and ordered", async () => {
  const answer = await octokit.graphql(`{ organization(login: "acme") {
    archived: repositories(first: 5, isArchived: true) { nodes { name } }
    last: repositories(first: 2, orderBy: { field: NAME, direction: DESC }) { nodes { name } } } }`);
  expect(answer).toEqual({
    organization: {
      archived: { nodes: [{ name: "old" }] },
      last: { nodes: [{ name: "old" }, { name: "lib-9" }] },
    },
  });
});

test("fragments count towards the price", async () => {
  const { rateLimit } = await octokit.graphql<{ rateLimit: { cost: number; nodeCount: number } }>(`
    query { organization(login: "acme") { repositories(first: 100) { nodes { ...Rules } } } rateLimit { cost nodeCount } }
    fragment Rules on Repository { rulesets(first: 10) { nodes { rules(first: 10) { totalCount } } } }`);
  expect(rateLimit).toEqual({ cost: 11, nodeCount: 100 + 100 * 10 + 100 * 10 * 10 });
});

test.each([
  ["an unknown field", "{ viewer { nope } }", { extensions: { code: "undefinedField", fieldName: "nope" } }],
  [
    "no page size",
    '{ organization(login: "acme") { repositories { nodes { id } } } }',
    { type: "MISSING_PAGINATION_BOUNDARIES" },
  ],
  [
    "a huge page",
    '{ organization(login: "acme") { repositories(first: 101) { nodes { id } } } }',
    { type: "EXCESSIVE_PAGINATION" },
  ],
  [
    "a wrong cursor",
    '{ organization(login: "acme") { repositories(first: 1, after: "x") { nodes { id } } } }',
    { type: "INVALID_CURSOR_ARGUMENTS" },
  ],
  [
    "an unknown name",
    '{ organization(login: "other") { id } }',
    { type: "NOT_FOUND", path: ["organization"] },
  ],
])("%s is told with status 200", async (_name, query, expected) => {
  const error = await rejection(octokit.graphql(query));
  expect(error).toMatchObject({ name: "GraphqlResponseError", errors: [expected] });
  expect(server.calls()).toMatchObject([{ operation: "POST /graphql", status: 200 }]);
});
