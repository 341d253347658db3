import { denyMatrix } from "@bylaw/core/testing";
import { acmeGitHub } from "@bylaw/testbed/company/github";
import { type GitHubServer, startGitHub } from "@bylaw/testbed/github";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  repositories,
  repositoryNobodyBypasses,
  repositoryRequiredReviewers,
  repositoryRequiredStatusChecks,
} from "./index.ts";
import { acme, run, verdicts } from "./testing/acme.ts";

let server: GitHubServer;

beforeAll(async () => {
  server = await startGitHub({ state: acmeGitHub() });
});

afterEach(() => {
  server.clear();
  server.resetCalls();
});

afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
});

test("every repository gets the verdicts that it was made for", async () => {
  const { observations, recording } = await run([acme(server.url)]);
  expect(recording.listings).toMatchObject([{ state: "complete", resources: 25 }]);
  // Required reviewers, required status checks, nobody bypasses.
  expect(verdicts(observations)).toEqual({
    "acme/payments-api": "pass pass pass",
    "acme/payments-webhooks": "pass pass pass",
    "acme/web-app": "pass pass pass",
    "acme/infrastructure": "pass pass pass",
    "acme/identity-service": "pass pass pass",
    "acme/billing-worker": "pass pass pass",
    "acme/terraform-modules": "pass fail fail",
    "acme/mobile-app": "fail fail pass",
    "acme/data-pipeline": "fail fail pass",
    "acme/legacy-portal": "fail fail fail",
    "acme/docs-site": "fail fail pass",
    "acme/data-warehouse": "pass fail error",
    "acme/data-contracts": "pass pass error",
    "acme/design-system": "fail pass pass",
    "acme/admin-console": "pass pass fail",
    "acme/notification-service": "pass pass fail",
    "acme/search-indexer": "pass fail fail",
    "acme/status-page": "fail fail pass",
    "acme/feature-flags": "fail fail fail",
    "acme/partner-sdk": "error error error",
    "acme/partner-gateway": "pass pass error",
    "acme/grpc-gateway": "fail fail fail",
    "acme/sandbox-experiments": "fail fail fail",
    "acme/ledger-next": "n/a n/a n/a",
    "acme/billing-v1": "n/a n/a n/a",
  });
});

test("the report says which source decided, and what is missing where it could not", async () => {
  const { observations } = await run([acme(server.url)]);
  const told = (check: string, name: string) => {
    const one = observations.find(
      ({ check: id, resource }) => id === `github/${check}` && resource.id === `acme/${name}`,
    );
    const parts = one?.assertions.flatMap((assertion) => assertion.parts ?? []) ?? [];
    return [...new Set(parts.map((part) => `${part.outcome} ${part.name}: ${part.observed}`))];
  };
  expect(told("repository-required-reviewers", "payments-webhooks")).toEqual([
    "fail classic branch protection: 1",
    'pass ruleset "production-reviews" (acme): 2',
    "fail classic branch protection: kept",
    'pass ruleset "production-reviews" (acme): taken back',
  ]);
  expect(told("repository-required-status-checks", "search-indexer")).toEqual([
    'fail "ci / test" of classic branch protection, reported by: anybody',
    'fail "ci / lint" of classic branch protection, reported by: anybody',
    'fail "security / codeql" of classic branch protection, reported by: anybody',
  ]);
  expect(told("repository-required-status-checks", "billing-worker")).toContain(
    'pass "ci / test (20.x)" of ruleset "matrix" (acme/billing-worker), reported by: app 15368',
  );
  expect(told("repository-required-reviewers", "partner-gateway")).toEqual([
    "error classic branch protection: could not be read",
    'pass ruleset "gateway" (acme/partner-gateway): 2',
    'pass ruleset "gateway" (acme/partner-gateway): taken back',
  ]);
  expect(told("repository-nobody-bypasses", "admin-console")).toEqual([
    'fail bypass of ruleset "console" (acme/admin-console): OrganizationAdmin, RepositoryRole 5 (pull_request), ' +
      `User ${server.state.users[1]?.id} and DeployKey`,
  ]);
  expect(told("repository-nobody-bypasses", "terraform-modules")).toEqual([
    'fail bypass of ruleset "modules" (acme/terraform-modules): Integration 902002 (exempt)',
  ]);
  expect(told("repository-nobody-bypasses", "search-indexer")).toEqual([
    "fail bypass of classic branch protection: User ben-okafor and App acme-release-bot",
    // Of the checks, which an allowance does not spare anybody.
    "pass bypass of classic branch protection: none",
  ]);
  expect(told("repository-nobody-bypasses", "notification-service")).toEqual([
    "fail bypass of classic branch protection: administrators",
  ]);
  const problems = observations.flatMap(({ resource, problem }) =>
    problem === undefined ? [] : [`${resource.id}: ${problem.message} ${problem.permission}`],
  );
  expect([...new Set(problems)]).toEqual([
    "acme/data-contracts: GET /orgs/{org}/rulesets/{ruleset_id} shows who may bypass the ruleset only to those who may change it. Organization administration: write",
    "acme/data-warehouse: GET /orgs/{org}/rulesets/{ruleset_id} shows who may bypass the ruleset only to those who may change it. Organization administration: write",
    "acme/partner-gateway: POST /graphql repositories shows classic branch protection to administrators only. Administration: read",
    "acme/partner-sdk: POST /graphql repositories shows classic branch protection to administrators only. Administration: read",
  ]);
});

test("one call for 25 repositories, one for their number, one for the plan, and one for each distinct ruleset that binds a default branch", async () => {
  const { recording } = await run([acme(server.url)]);
  expect(recording.listings[0]?.calls).toEqual({
    "POST /graphql repositories": 1,
    "GET /orgs/{org}": 1,
    "GET /orgs/{org} plan": 1,
    "GET /orgs/{org}/rulesets/{ruleset_id}": 4,
    "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}": 9,
  });
  const paths = server.calls().map(({ path }) => path);
  expect(new Set(paths).size).toBe(1 + 1 + 4 + 9);
  // The number and the plan are told by one address.
  expect(paths).toHaveLength(1 + 2 + 4 + 9);
});

test("the same company gives the same bytes", async () => {
  const bytes = async () => {
    const { recording } = await run([acme(server.url)]);
    const batches: (readonly string[])[] = [];
    for (const listing of recording.listings) for await (const batch of listing.lines()) batches.push(batch);
    return batches.flat();
  };
  expect(await bytes()).toEqual(await bytes());
});

const ORGANIZATION = "GET /orgs/{org}";
/** The number of repositories and the plan share a route: the estate denies them one by one. */
const denied = repositories.operations.filter(
  (one) => !one.startsWith(ORGANIZATION) || one.includes("/rulesets"),
);
const ORGANIZATION_RULESET = "GET /orgs/{org}/rulesets/{ruleset_id}";
const REPOSITORY_RULESET = "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}";
/** Whose pull requests are demanded by a ruleset of that level. */
const bound: Readonly<Record<string, readonly string[]>> = {
  [ORGANIZATION_RULESET]: [
    "acme/billing-worker",
    "acme/data-contracts",
    "acme/data-warehouse",
    "acme/identity-service",
    "acme/infrastructure",
    "acme/payments-api",
    "acme/payments-webhooks",
  ],
  [REPOSITORY_RULESET]: [
    "acme/admin-console",
    "acme/billing-worker",
    "acme/data-pipeline",
    "acme/design-system",
    "acme/terraform-modules",
    "acme/web-app",
  ],
};
const needed: Readonly<Record<string, string>> = {
  [ORGANIZATION_RULESET]: "Organization administration: write",
};

describe.each(["forbidden", "not-found", "unauthorized"] as const)("denied as %s", (denyAs) => {
  denyMatrix(
    {
      checks: [repositoryRequiredReviewers, repositoryRequiredStatusChecks, repositoryNobodyBypasses],
      operations: denied,
      async run(denied) {
        if (denied !== undefined) server.set({ deny: [denied.replace(/ repositories$/, "")], denyAs });
        return (await run([acme(server.url)])).observations;
      },
      permissionOf: (operation) => needed[operation] ?? "Metadata: read",
      spares: ({ check, resource }, operation) =>
        Object.hasOwn(bound, operation) &&
        !(check === repositoryNobodyBypasses.id && bound[operation]?.includes(resource.id)),
    },
    { test, expect },
  );
});

test("a denied ruleset is recorded as such beside hidden protection", async () => {
  server.set({ deny: [REPOSITORY_RULESET] });
  const { observations } = await run([acme(server.url)]);
  const found = observations.find(
    ({ check, resource }) =>
      check === "github/repository-nobody-bypasses" && resource.id === "acme/partner-gateway",
  );
  const parts = found?.assertions.flatMap((assertion) => assertion.parts ?? []) ?? [];
  expect(found?.outcome).toBe("error");
  expect(new Set(parts.map(({ problem }) => problem?.operation))).toEqual(
    new Set(["POST /graphql repositories", REPOSITORY_RULESET]),
  );
});

test.each([0, 2])("a token that sees %i of 25 repositories has not seen the organization", async (seen) => {
  const shown = server.state.repositories.slice(0, seen).map(({ name }) => `acme/${name}`);
  server.set({ conceal: (name) => !shown.includes(name) });
  const { observations, recording } = await run([acme(server.url)]);
  expect(recording.listings[0]).toMatchObject({
    state: "incomplete",
    resources: seen,
    problem: {
      code: "partial-data",
      message:
        `GET /orgs/{org} counts 25 repositories of acme and this token sees ${seen}: use an owner's token for all ` +
        "repositories, or a GitHub App on all repositories.",
      operation: ORGANIZATION,
      permission: "Metadata: read",
    },
  });
  expect(verdicts(observations)).toEqual({
    ...Object.fromEntries(shown.map((name) => [name, "pass pass pass"])),
    "github/acme": "error error error",
  });
});

test("a token that is not told how many repositories there are cannot prove that it sees them all", async () => {
  const { organization } = server.state;
  organization.viewerIsOwner = false;
  const { observations, recording } = await run([acme(server.url)]);
  organization.viewerIsOwner = true;
  expect(recording.listings[0]).toMatchObject({
    state: "incomplete",
    resources: 25,
    problem: {
      code: "partial-data",
      message:
        "GET /orgs/{org} tells owners alone how many private repositories acme has, and not this token: use an " +
        "owner's, with the scope admin:org if it is a classic one, or a GitHub App on all repositories.",
      operation: ORGANIZATION,
      permission: "Organization administration: read",
    },
  });
  // Nor is it told the plan, and so not whether rules of a private repository are enforced.
  expect(verdicts(observations)).toMatchObject({
    "acme/payments-api": "error error error",
    "acme/sandbox-experiments": "fail fail fail",
    "github/acme": "error error error",
  });
});
