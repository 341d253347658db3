import { collectorsOfCheck } from "@bylaw/core/run";
import { programOf, runProgram } from "@bylaw/core/testing";
import { type GitHubServer, repository } from "@bylaw/testbed/github";
import { afterAll, beforeAll, expect, test } from "vitest";
import { estateProvider, everyCheck, pointsUsed, soundEstate, startEstate } from "./testing/estate.ts";

const REPOSITORIES = 1000;

/** The listings of how repositories are set: branches, keys, environments, what is scanned, and what the scans found. */
const SETTINGS: ReadonlySet<string> = new Set([
  "github/repositories",
  "github/deploy-keys",
  "github/deployment-environments",
  "github/repository-security",
  "github/repository-configurations",
  "github/dependabot-repositories",
  "github/dependabot-alerts",
  "github/secret-alerts",
  "github/code-alerts",
  "github/organization-settings",
]);

/** Asked of each repository by itself: which branches may deploy to an environment is not in GraphQL. */
const ENVIRONMENTS = "GET /repos/{owner}/{repo}/environments";

let server: GitHubServer;
let calls: Readonly<Record<string, number>>;

beforeAll(async () => {
  const estate = soundEstate();
  const sound = estate.repositories ?? [];
  const more = Array.from({ length: REPOSITORIES - sound.length }, (_, index) =>
    repository({ name: `r${String(index).padStart(4, "0")}` }),
  );
  const organization = {
    ...(estate.told?.["GET /orgs/{org}"] as object),
    total_private_repos: REPOSITORIES - 1,
  };
  const told = { ...estate.told, "GET /orgs/{org}": organization, [ENVIRONMENTS]: [] };
  server = await startEstate({ ...estate, repositories: [...sound, ...more], told });
  const checks = everyCheck.filter((use) =>
    collectorsOfCheck("check" in use ? use.check : use).some(({ id }) => SETTINGS.has(id)),
  );
  const { recording } = await runProgram(programOf([estateProvider(server.url)], checks));
  expect(recording.listings.map(({ collector, state }) => [collector, state])).toEqual(
    [...SETTINGS].sort().map((id) => [id, "complete"]),
  );
  calls = recording.listings
    .flatMap((listing) => Object.entries(listing.calls))
    .reduce<Record<string, number>>((sum, [operation, asked]) => {
      sum[operation] = (sum[operation] ?? 0) + asked;
      return sum;
    }, {});
});
afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
});

test("what listings have in common is asked once a run", () => {
  const { "GET /orgs/{org}": counts, "GET /orgs/{org} plan": plan, "GET /orgs/{org}/repos": list } = calls;
  expect({ counts, plan, list, seen: calls["POST /graphql seen"] }).toEqual({
    counts: 1,
    plan: 1,
    list: REPOSITORIES / 100,
    seen: 1,
  });
});

test("the settings of a thousand repositories take at most 0.07 calls each and 280 points, but for a call for environments", async () => {
  const asked = Object.entries(calls).filter(([operation]) => operation !== ENVIRONMENTS);
  expect(asked.reduce((sum, [, times]) => sum + times, 0) / REPOSITORIES).toBeLessThanOrEqual(0.07);
  expect(await pointsUsed(server)).toBeLessThanOrEqual(280);
});
