import type { Problem } from "@bylaw/core/provider";
import {
  classic,
  emptyGitHub,
  type Faults,
  type GitHubServer,
  pullRequestRule,
  repository,
  ruleset,
  startGitHub,
} from "@bylaw/testbed/github";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { acme, run, TOKEN, verdicts } from "./testing/acme.ts";

const GRAPHQL = "POST /graphql";
const RULESET = "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}";
const twoReviews = pullRequestRule(2, { dismissStaleReviewsOnPush: true });
let server: GitHubServer;

/** 13 repositories: three that matter and ten of a library. */
beforeAll(async () => {
  const state = emptyGitHub("acme");
  state.repositories.push(
    repository({ name: "api", rulesets: [ruleset({ id: 1, name: "main", rules: [twoReviews] })] }),
    repository({
      name: "both",
      classic: classic({ reviews: { count: 2, dismissStale: true } }),
      rulesets: [ruleset({ id: 2, name: "two", rules: [twoReviews] })],
    }),
    repository({ name: "classic", classic: classic({ reviews: { count: 2, dismissStale: true } }) }),
    ...Array.from({ length: 10 }, (_, index) => repository({ name: `lib-${index}` })),
  );
  server = await startGitHub({ state });
});

afterEach(() => {
  server.clear();
  server.resetCalls();
});

afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
});

async function under(faults: Faults) {
  server.set(faults);
  const { observations, recording, waits } = await run([acme(server.url)]);
  const [listing] = recording.listings;
  const problem = listing?.problem;
  const problems = observations.flatMap((one): Problem[] => (one.problem === undefined ? [] : [one.problem]));
  expect(JSON.stringify([observations, recording.listings])).not.toContain(TOKEN);
  expect(JSON.stringify([observations, recording.listings])).not.toContain("totalCount");
  return { verdicts: verdicts(observations), listing, problem, problems, waits, statuses: statuses() };
}

const statuses = () => server.calls().map(({ operation, status }) => `${operation.split("/")[1]} ${status}`);

test("pages that are too wide are asked again at half the width, with a pause", async () => {
  const { listing, waits, statuses } = await under({ maxPage: 6 });
  expect(listing).toMatchObject({ state: "complete", resources: 13 });
  expect(statuses.filter((one) => one.startsWith("graphql"))).toEqual([
    "graphql 502",
    "graphql 502",
    "graphql 200",
    "graphql 200",
    "graphql 200",
  ]);
  expect(waits).toEqual([1000, 2000]);
});

test("a gateway that stays broken makes the listing incomplete after four attempts", async () => {
  const { verdicts, problem, statuses, waits } = await under({ badGateway: { on: [GRAPHQL] } });
  expect(statuses).toEqual(Array(4).fill("graphql 502"));
  expect(waits).toEqual([1000, 2000, 4000]);
  expect(problem).toMatchObject({
    code: "unavailable",
    message: "POST /graphql repositories failed (502).",
  });
  expect(verdicts).toEqual({ "github/acme": "error error error" });
});

test("a secondary limit is waited for", async () => {
  const { listing, statuses } = await under({ secondaryLimit: { on: [GRAPHQL], retryAfter: 1, times: 2 } });
  expect(listing).toMatchObject({ state: "complete", resources: 13 });
  expect(statuses.slice(0, 3)).toEqual(["graphql 403", "graphql 403", "graphql 200"]);
});

test("a secondary limit that stays ends as throttled after seven retries", async () => {
  const { problem, verdicts, statuses } = await under({ secondaryLimit: { on: [GRAPHQL], retryAfter: 1 } });
  expect(statuses).toEqual(Array(8).fill("graphql 403"));
  expect(problem).toEqual({
    code: "throttled",
    message: "POST /graphql repositories was throttled to the end (403).",
    operation: "POST /graphql repositories",
  });
  expect(verdicts).toEqual({ "github/acme": "error error error" });
});

test("a wait that is longer than a listing may take is not waited", async () => {
  const { problem, statuses } = await under({ primaryLimit: { on: [GRAPHQL], resetInSeconds: 3000 } });
  expect(statuses).toEqual(["graphql 200"]);
  expect(problem).toMatchObject({ code: "throttled" });
});

test("a rate limit that the plugin does not know is throttled all the same", async () => {
  const { problem } = await under({
    primaryLimit: { on: [GRAPHQL], resetInSeconds: 3000, graphqlType: "RATE_LIMIT" },
  });
  expect(problem).toMatchObject({
    code: "throttled",
    message: "POST /graphql repositories was throttled to the end (RATE_LIMIT).",
  });
});

test("a reset connection is tried again, and one that stays reset is a network problem", async () => {
  const once = await under({ socketReset: { on: [GRAPHQL], times: 1 } });
  expect(once.listing).toMatchObject({ state: "complete", resources: 13 });
  server.clear();
  const always = await under({ socketReset: { on: [GRAPHQL] } });
  expect(always.problem).toMatchObject({
    code: "network",
    message: `POST /graphql repositories could not reach ${host()} (ECONNRESET): it hung up. Run again, and if it hangs up again, ask who runs the network between.`,
  });
});

test("a listing that passes its deadline is a timeout", async () => {
  server.set({ slow: { on: [GRAPHQL], milliseconds: 2000 } });
  const { recording, observations } = await run([acme(server.url)], { deadline: 100 });
  expect(recording.listings[0]).toMatchObject({ state: "incomplete", problem: { code: "timeout" } });
  expect(verdicts(observations)).toEqual({ "github/acme": "error error error" });
});

test("an organization that is not found is not an empty one", async () => {
  server.set({});
  const { recording, observations } = await run([acme(server.url, { organization: "globex" })]);
  expect(recording.listings[0]).toMatchObject({
    state: "incomplete",
    problem: {
      code: "ambiguous-absence",
      message:
        "POST /graphql repositories was not found, as GitHub also says to those who may not look at organization (NOT_FOUND).",
      permission: "Metadata: read",
    },
  });
  expect(verdicts(observations)).toEqual({ "github/globex": "error error error" });
});

test("a forbidden field is unreadable, and matters only where nothing else decides", async () => {
  const { verdicts, problems } = await under({ forbid: (_name, field) => field === "branchProtectionRule" });
  expect(verdicts).toMatchObject({
    "acme/api": "pass error error",
    "acme/both": "pass error error",
    "acme/classic": "error error error",
    "acme/lib-0": "error error error",
  });
  expect(problems[0]).toEqual({
    code: "access-denied",
    message: "POST /graphql repositories was denied at branchProtectionRule (FORBIDDEN).",
    operation: "POST /graphql repositories",
    permission: "Administration: read",
  });
});

test("a forbidden part of classic protection hides the whole of it", async () => {
  const { verdicts } = await under({ forbid: (_name, field) => field === "isAdminEnforced" });
  expect(verdicts).toMatchObject({ "acme/both": "pass error error", "acme/classic": "error error error" });
  expect(verdicts).toMatchObject({ "acme/lib-0": "fail fail fail" });
});

test("a forbidden default branch is not an empty repository", async () => {
  const { verdicts, problems } = await under({ forbid: (_name, field) => field === "defaultBranchRef" });
  expect(verdicts).toMatchObject({ "acme/api": "error error error" });
  expect(problems[0]).toMatchObject({ code: "access-denied", permission: "Contents: read" });
});

test("forbidden rules hide rulesets and not classic protection", async () => {
  const rules = await under({ forbid: (_name, field) => field === "rules" });
  expect(rules.verdicts).toMatchObject({
    "acme/api": "error error error",
    "acme/classic": "pass error error",
  });
  const parameters = await under({ forbid: (name, field) => name === "acme/api" && field === "parameters" });
  expect(parameters.verdicts).toMatchObject({
    "acme/api": "error fail error",
    "acme/both": "pass fail pass",
  });
});

test("a repository without its content is an error under its place, and the others are judged", async () => {
  const { verdicts, listing } = await under({
    forbid: (name, field) => name === "acme/both" && field === "nodes",
  });
  expect(listing).toMatchObject({ state: "complete", resources: 13 });
  expect(verdicts).toMatchObject({
    "acme/(repository 2 of 13)": "error error error",
    "acme/api": "pass fail pass",
    "acme/classic": "pass fail pass",
  });
  expect(verdicts).not.toHaveProperty("acme/both");
});

test("a ruleset that cannot be read leaves only its bypass undecided", async () => {
  const denied = await under({ deny: [RULESET] });
  expect(denied.verdicts).toMatchObject({ "acme/api": "pass fail error", "acme/both": "pass fail pass" });
  expect(denied.problems).toEqual([
    {
      code: "access-denied",
      message: `${RULESET} was denied (403).`,
      operation: RULESET,
      permission: "Metadata: read",
    },
  ]);
  server.clear();
  const absent = await under({ deny: [RULESET], denyAs: "not-found" });
  expect(absent.problems).toMatchObject([
    {
      code: "ambiguous-absence",
      message: `${RULESET} was not found, as GitHub also says to those who may not look (404).`,
    },
  ]);
  server.clear();
  const plan = await under({ planLimit: [RULESET] });
  expect(plan.problems).toEqual([
    { code: "unavailable", message: `${RULESET} is not part of this plan (403).`, operation: RULESET },
  ]);
});

const host = () => new URL(server.url).host;

test("a refused token says so", async () => {
  const { problem } = await under({ deny: () => true, denyAs: "unauthorized" });
  expect(problem).toEqual({
    code: "access-denied",
    message: `POST /graphql repositories did not accept the credentials (401). Check whether they have ended, or are for another GitHub than ${host()}.`,
    operation: "POST /graphql repositories",
    permission: "Metadata: read",
  });
});

test("rules beyond the page are not cut silently", async () => {
  const many = Array.from({ length: 120 }, () => ({ type: "deletion" }) as const);
  const [api, , , lib] = server.state.repositories;
  api?.rulesets.push(ruleset({ id: 900, name: "many", rules: many }));
  lib?.rulesets.push(ruleset({ id: 901, name: "many", rules: many }));
  const { verdicts, problems } = await under({});
  api?.rulesets.pop();
  lib?.rulesets.pop();
  expect(verdicts).toMatchObject({ "acme/api": "pass error error", "acme/lib-0": "error error error" });
  expect(problems[0]).toMatchObject({
    code: "partial-data",
    message: "POST /graphql repositories left out 21 rules of the default branch.",
  });
});

test("more allowances than a page holds are allowances all the same, and hide nothing else", async () => {
  const listed = server.state.repositories[2]?.classic?.reviews?.bypassAllowances;
  listed?.push(...Array.from({ length: 101 }, () => ({ type: "Team", name: "platform" }) as const));
  const { verdicts, problems } = await under({});
  listed?.splice(0);
  expect(verdicts).toMatchObject({ "acme/classic": "pass fail fail" });
  expect(problems).toEqual([]);
});
