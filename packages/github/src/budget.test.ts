import type { AnyCheck, Collector } from "@bylaw/core";
import { callsAtMost } from "@bylaw/core/provider";
import { collectorsOfCheck } from "@bylaw/core/run";
import { programOf, runProgram } from "@bylaw/core/testing";
import { type GitHubServer, HistoryMaker, headOf, repository } from "@bylaw/testbed/github";
import { afterAll, beforeAll, expect, test } from "vitest";
import { at, sound } from "./areas/changes/changes.fixture.ts";
import { deployment } from "./areas/deployments/deployments.fixture.ts";
import * as checks from "./checks.gen.ts";
import { estateProvider, everyCheck, pointsUsed, soundEstate, startEstate } from "./testing/estate.ts";

/** BYLAW_LONG=1 reads a thousand repositories, without it a tenth of them. */
const REPOSITORIES = process.env.BYLAW_LONG === "1" ? 1000 : 100;
const collectors = new Map<string, Collector>(
  (Object.values(checks) as readonly AnyCheck[])
    .flatMap(collectorsOfCheck)
    .map((collector) => [collector.id, collector]),
);

/**
 * What an app's installation may ask in an hour, outside Enterprise Cloud: 5,000 and 50 for each repository beyond 20, at most
 * 12,500. https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
const restBudget = (repositories: number): number => Math.min(12_500, 5_000 + 50 * (repositories - 20));
/** https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api */
const POINTS = 5_000;

/** What every formula hangs on, of an organization of so many repositories, each changed and deployed once. */
const population = (repositories: number, entry: number) => ({
  entry,
  repository: repositories,
  "repository that moved": repositories,
  "repository that deploys": repositories,
  "workflow run that waited": repositories,
  "deployed commit that is not among the newest of its branch": 1,
  "public repository": 1,
  "environment that names branches": repositories,
  "stretch of moves": repositories,
});

let server: GitHubServer;
let listings: Awaited<ReturnType<typeof runProgram>>["recording"]["listings"];

beforeAll(async () => {
  const estate = soundEstate();
  const more = Array.from({ length: REPOSITORIES - 3 }, (_, index) => changedAndDeployed(index));
  const repositories = [...(estate.repositories ?? []), ...more];
  const organization = {
    ...(estate.told?.["GET /orgs/{org}"] as object),
    total_private_repos: repositories.length - 1,
  };
  const told = { ...estate.told, "GET /orgs/{org}": organization };
  server = await startEstate({ ...estate, repositories, told });
  const provider = estateProvider(server.url);
  ({ listings } = (await runProgram(programOf([provider], everyCheck))).recording);
});
afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
});

function changedAndDeployed(index: number) {
  const name = `r${String(index).padStart(4, "0")}`;
  const { history } = new HistoryMaker(name).merge(sound);
  const made = {
    id: 1000 + index,
    actor: "ben-okafor",
    approvals: [{ by: "carla", state: "approved" as const }],
  };
  const deployed = deployment({ id: 1000 + index, commit: headOf(history), at: at("11:00"), run: made });
  return repository({ name, history, deployments: [deployed] });
}

test("every listing is complete", () => {
  expect(listings.filter(({ state }) => state !== "complete").map(({ collector }) => collector)).toEqual([]);
});

test("no listing asks more often than it says", () => {
  const over = listings.flatMap(({ collector, calls, resources }) =>
    Object.entries(calls).flatMap(([operation, asked]) => {
      const formula = collectors.get(collector)?.calls?.[operation];
      if (formula === undefined) return [`${collector}: ${operation} has no formula`];
      const most = callsAtMost(formula, population(server.state.repositories.length, resources));
      return asked > most ? [`${collector}: ${operation} ${asked} times, ${most} at most`] : [];
    }),
  );
  expect(over).toEqual([]);
});

test("what a thousand repositories take is within the hour of one installation, each changed and deployed in it", async () => {
  const asked = (graphql: boolean) =>
    listings
      .flatMap(({ calls }) => Object.entries(calls))
      .filter(([operation]) => operation.startsWith("POST /graphql") === graphql)
      .reduce((sum, [, calls]) => sum + calls, 0);
  const [rest, queries] = [asked(false), asked(true)];
  // What does not grow with the repositories is counted as if it did.
  const times = 1000 / REPOSITORIES;
  expect(rest * times).toBeLessThanOrEqual(restBudget(1000));
  expect((await pointsUsed(server)) * times).toBeLessThanOrEqual(POINTS);
  expect({ rest: Math.ceil(rest / REPOSITORIES), queries: Math.ceil(queries / REPOSITORIES) }).toEqual({
    rest: 9,
    queries: 3,
  });
});
