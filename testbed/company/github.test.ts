import { afterAll, beforeAll, expect, test } from "vitest";
import { client } from "../github/client.ts";
import { COLLECT, type Collected, type CollectedRepository } from "../github/collect-query.ts";
import { type GitHubServer, rulesOf, startGitHub } from "../github/index.ts";
import { acmeGitHub } from "./github.ts";

let server: GitHubServer;
let octokit: ReturnType<typeof client>;

beforeAll(async () => {
  server = await startGitHub({ state: acmeGitHub() });
  octokit = client(server.url);
});

afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
});

test("the company is the same every time and nobody shares it", () => {
  // What happened is told to the second, back from now.
  const now = new Date("2026-01-01T00:00:00Z");
  expect(acmeGitHub(now)).toEqual(acmeGitHub(now));
  expect(acmeGitHub().repositories[0]).not.toBe(acmeGitHub().repositories[0]);
  const { repositories, rulesets } = acmeGitHub();
  expect(new Set(repositories.map((one) => one.id)).size).toBe(25);
  const ids = [...rulesets, ...repositories.flatMap((one) => one.rulesets)].map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(repositories.every((one) => one.note !== "")).toBe(true);
});

/** Required approvals and the number of required status checks on the default branch, as read. */
const EXPECTED: Record<string, [reviews: number | null, checks: number] | "no branch"> = {
  "payments-api": [2, 3],
  "payments-webhooks": [2, 3],
  "web-app": [2, 3],
  infrastructure: [2, 3],
  "identity-service": [2, 3],
  "billing-worker": [2, 5],
  "terraform-modules": [2, 0],
  "mobile-app": [1, 3],
  "data-pipeline": [null, 1],
  "legacy-portal": [null, 0],
  "docs-site": [1, 0],
  "data-warehouse": [2, 0],
  "data-contracts": [2, 4],
  "design-system": [0, 3],
  "admin-console": [2, 3],
  "notification-service": [2, 3],
  "search-indexer": [2, 3],
  "status-page": [1, 0],
  "feature-flags": [null, 0],
  "partner-sdk": [null, 0],
  "partner-gateway": [2, 3],
  "grpc-gateway": [null, 0],
  "sandbox-experiments": [null, 0],
  "ledger-next": "no branch",
};

function summary(repository: CollectedRepository): (typeof EXPECTED)[string] {
  const branch = repository.defaultBranchRef;
  if (!branch) return "no branch";
  const { branchProtectionRule: classic, rules } = branch;
  expect(rules.nodes).toHaveLength(rules.totalCount);
  const counts = [
    classic?.requiredApprovingReviewCount,
    ...rules.nodes.map((rule) => rule.parameters?.requiredApprovingReviewCount),
  ].filter((count) => typeof count === "number");
  const contexts = [
    ...(classic?.requiredStatusChecks ?? []),
    ...rules.nodes.flatMap((rule) => rule.parameters?.requiredStatusChecks ?? []),
  ].map((check) => check.context);
  return [counts.length > 0 ? Math.max(...counts) : null, new Set(contexts).size];
}

test("GraphQL tells of every repository what it was made to tell", async () => {
  const { organization }: Collected = await octokit.graphql(COLLECT, { org: "acme", n: 25 });
  const told = organization.repositories.nodes.map((node) => {
    if (!node) throw new Error("a null node");
    return [node.nameWithOwner.replace("acme/", ""), summary(node)];
  });
  expect(Object.fromEntries(told)).toEqual(EXPECTED);
});

test("REST tells the same, and every answer on the way is one GitHub could give", async () => {
  const repositories = await octokit.paginate("GET /orgs/{org}/repos", { org: "acme", per_page: 10 });
  expect(repositories).toHaveLength(25);
  for (const { name, default_branch } of repositories) {
    const where = { owner: "acme", repo: name, branch: default_branch ?? "" };
    await octokit.request("GET /repos/{owner}/{repo}", where);
    const branch = await octokit
      .request("GET /repos/{owner}/{repo}/branches/{branch}", where)
      .catch(() => undefined);
    await octokit
      .request("GET /repos/{owner}/{repo}/branches/{branch}/protection", where)
      .catch(() => undefined);
    const rules = await octokit.paginate("GET /repos/{owner}/{repo}/rules/branches/{branch}", where);
    const one = server.state.repositories.find((candidate) => candidate.name === name);
    expect(rules.map((rule) => [rule.type, rule.ruleset_id])).toEqual(
      one &&
        rulesOf(server.state, one, one.defaultBranch).map(({ rule, ruleset }) => [rule.type, ruleset.id]),
    );
    if (branch) expect(branch.data.protected).toBe(rules.length > 0 || one?.classic !== undefined);
    const rulesets = await octokit.paginate("GET /repos/{owner}/{repo}/rulesets", where);
    for (const { id } of rulesets) {
      await octokit.request("GET /repos/{owner}/{repo}/rulesets/{ruleset_id}", { ...where, ruleset_id: id });
    }
  }
  const rulesets = await octokit.paginate("GET /orgs/{org}/rulesets", { org: "acme" });
  const shown = await Promise.all(
    rulesets.map(({ id }) =>
      octokit.request("GET /orgs/{org}/rulesets/{ruleset_id}", { org: "acme", ruleset_id: id }),
    ),
  );
  expect(shown.filter(({ data }) => !("bypass_actors" in data)).map(({ data }) => data.name)).toEqual([
    "data-reviews",
  ]);
});

test("a hostile description arrives as it is", async () => {
  const { data } = await octokit.request("GET /repos/{owner}/{repo}", { owner: "acme", repo: "status-page" });
  for (const part of ["<script>", "::set-output", "\u001b[31m", "|", "=cmd()"])
    expect(data.description).toContain(part);
});
