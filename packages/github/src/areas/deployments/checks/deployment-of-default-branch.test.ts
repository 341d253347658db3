import { atMost, defineParameter, names } from "@bylaw/core";
import { inspect, known } from "@bylaw/core/provider";
import type { HistoryMaker } from "@bylaw/testbed/github";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { arrivalOf } from "../arrival.ts";
import { at, deployed, historyOf, sound } from "../deployments.fixture.ts";
import { deploymentOfDefaultBranch } from "./deployment-of-default-branch.ts";

type Commit = ReturnType<typeof historyOf>["commits"][number];
const ID = "acme/api deployment DE_1";
const fails = [`${ID}: fail (of the default branch, or harmless: none of 2, expected at least one)`];
const said = async (...situation: Parameters<typeof deployed>) =>
  (await saidOf(deploymentOfDefaultBranch, deployed(...situation))).map((line) => line.replace(/ \(.*/, ""));

test("what the default branch had is deployed", async () => {
  expect(await saidOf(deploymentOfDefaultBranch, deployed())).toEqual([`${ID}: pass`]);
});

test("what nobody merged fails", async () => {
  const situation = deployed();
  const history = historyOf(situation);
  const [deployment] = situation.repositories?.[0]?.deployments ?? [];
  const evil = { ...(history.commits[0] as Commit), sha: "e".repeat(40) };
  history.commits.push(evil);
  if (deployment) deployment.commit = evil.sha;
  expect(await saidOf(deploymentOfDefaultBranch, situation)).toEqual(fails);
});

test("what was merged after it was deployed fails, also when the branch has it now", async () => {
  expect(await saidOf(deploymentOfDefaultBranch, deployed([{ at: at("09:59") }]))).toEqual(fails);

  const joined = deployed([{ at: at("09:30") }], (history) => history.merge({ ...sound, how: "merge" }));
  const [pull] = historyOf(joined).pulls;
  const [deployment] = joined.repositories?.[0]?.deployments ?? [];
  if (deployment && pull) deployment.commit = pull.head;
  expect(await saidOf(deploymentOfDefaultBranch, joined)).toEqual(fails);
  if (deployment) deployment.at = at("10:30");
  expect(await saidOf(deploymentOfDefaultBranch, joined)).toEqual([`${ID}: pass`]);
});

test("a commit from before the days that are looked at is deployed again, as a rollback does", async () => {
  const situation = deployed();
  const history = historyOf(situation);
  const [deployment] = situation.repositories?.[0]?.deployments ?? [];
  if (deployment) deployment.commit = history.commits[0]?.sha ?? "";
  expect(await saidOf(deploymentOfDefaultBranch, situation)).toEqual([`${ID}: pass`]);
});

test("of a repository that was made since, its first commit is deployed after it came and not before", async () => {
  const made = "2025-12-19T00:00:00Z";
  const first = (time: string) => deployed([{ at: time }], (history) => history, made);
  expect(await saidOf(deploymentOfDefaultBranch, first("2025-12-19T00:00:01Z"))).toEqual([`${ID}: pass`]);
  expect(await saidOf(deploymentOfDefaultBranch, first("2025-12-18T23:59:00Z"))).toEqual(fails);

  // What was pushed with the branch is not listed with it.
  const deeper = first("2025-12-18T23:59:00Z");
  const history = historyOf(deeper);
  const [tip] = history.commits;
  history.commits.unshift({ ...(tip as Commit), sha: "a".repeat(40), parents: [] });
  if (tip) tip.parents = ["a".repeat(40)];
  const [deployment] = deeper.repositories?.[0]?.deployments ?? [];
  if (deployment) deployment.commit = "a".repeat(40);
  expect(await saidOf(deploymentOfDefaultBranch, deeper)).toEqual([
    expect.stringMatching(/: error \(.*does not tell when a{40} came to the branch/),
  ]);
  if (deployment) deployment.at = at("11:00");
  expect(await saidOf(deploymentOfDefaultBranch, deeper)).toEqual([`${ID}: pass`]);
});

test("harmless environments are a parameter, and an environment is as harmless as the worst name that it had", async () => {
  const elsewhere = (history: Parameters<NonNullable<Parameters<typeof deployed>[1]>>[0]) =>
    history.merge(sound);
  const early = { at: at("09:00") };
  expect(await said([{ ...early, environment: "Staging" }], elsewhere)).toEqual([`${ID}: pass`]);
  expect(await said([{ ...early, environment: "Preview – web" }], elsewhere)).toEqual([`${ID}: pass`]);
  expect(await said([{ ...early, environment: "preview-production" }], elsewhere)).toEqual([`${ID}: fail`]);
  expect(await said([{ ...early, environment: "staging", latestEnvironment: "production" }])).toEqual([
    `${ID}: fail`,
  ]);
  const moved = [{ state: "SUCCESS", at: at("09:01"), environment: "production" } as const];
  expect(await said([{ ...early, environment: "staging", statuses: moved }])).toEqual([`${ID}: fail`]);
  const use = deploymentOfDefaultBranch.with({
    harmless: defineParameter("harmless-environments", atMost(names("sandbox"))),
  });
  expect(await saidOf(use, deployed([{ ...early, environment: "sandbox" }]))).toEqual([`${ID}: pass`]);
});

test.each<[string, Parameters<typeof deployed>[0], string]>([
  ["waits", [{ at: at("09:00"), states: ["WAITING"] }], "not-applicable (It has not begun.)"],
  [
    "was rejected",
    [
      {
        at: at("09:00"),
        states: ["WAITING", "FAILURE"],
        run: { id: 77, actor: "ben-okafor", approvals: [{ by: "carla", state: "rejected" }] },
      },
    ],
    "not-applicable (It was rejected, and never ran.)",
  ],
])("what %s is not deployed", async (_, deployments, verdict) => {
  expect(await saidOf(deploymentOfDefaultBranch, deployed(deployments))).toEqual([`${ID}: ${verdict}`]);
});

test.each<[string, Parameters<typeof deployed>[0]]>([
  ["of which nothing is reported", [{ at: at("09:00"), states: [] }]],
  ["that failed on the way", [{ at: at("09:00"), states: ["QUEUED", "IN_PROGRESS", "FAILURE"] }]],
  ["of which only its failure is reported", [{ at: at("09:00"), states: ["FAILURE"] }]],
  ["that another took the place of", [{ at: at("09:00"), states: ["SUCCESS", "INACTIVE"] }]],
])("a deployment %s is judged", async (_, deployments) => {
  expect(await said(deployments)).toEqual([`${ID}: fail`]);
});

test("a branch that moved after its changes were read may have got the commit by that", () => {
  const days = { from: at("00:00"), to: at("12:00") };
  const history = { ...days, id: "acme/api", branch: "main", head: "a", commits: 0, changes: [] };
  const deployment = { commit: "b", at: at("11:00"), onBranch: known(true) };
  expect(arrivalOf(deployment, "a", history)).toEqual(known({ when: "before" }));
  expect(inspect(arrivalOf(deployment, "c", history))).toMatchObject({
    state: "unreadable",
    problem: { message: expect.stringContaining("shows a branch that moved while it was read") },
  });
});

test("a branch that is unread leaves its deployments undecided, and no others", async () => {
  const silent = { ...deployed(), told: { "GET /repos/{owner}/{repo}/activity": [] } };
  expect(await saidOf(deploymentOfDefaultBranch, silent)).toEqual([
    `${ID}: error (github/branch-histories is incomplete: GET /repos/{owner}/{repo}/activity tells of no move of main, which is not known to be a year old.)`,
  ]);
});

test("a commit that GitHub knows no more is undecided", async () => {
  expect(await saidOf(deploymentOfDefaultBranch, deployed([{ commit: "f".repeat(40) }]))).toEqual([
    expect.stringMatching(/: error \(GET \/repos\/\{owner\}\/\{repo\}\/compare\/\{basehead\} ancestor .*404/),
  ]);
});

test("without deployments there is nothing to judge", async () => {
  expect(await said([])).toEqual(["github/acme: not-applicable"]);
  expect(await said([{ at: "2025-11-01T00:00:00Z" }])).toEqual(["github/acme: not-applicable"]);
});

describe("the wide view", () => {
  test("more deployments than a page, back to the days that are looked at, each once", async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      at: `2025-12-2${Math.floor(index / 24) + 1}T${String(index % 24).padStart(2, "0")}:00:00Z`,
    }));
    const lines = await said([...many, { at: "2025-10-01T00:00:00Z" }]);
    expect(lines.length).toBe(60);
    expect(new Set(lines).size).toBe(60);
    expect(lines.every((line) => line.endsWith(": pass"))).toBe(true);
  });
});

describe("situations from public reports", () => {
  const head = (history: HistoryMaker) => history.merge(sound).merge({ ...sound, at: at("10:30") });

  test("a rollback deploys an older commit of the branch (branch-deploy#212, va.gov-team#29578)", async () => {
    const situation = deployed([{}], head);
    const [older] = historyOf(situation).pulls;
    const [deployment] = situation.repositories?.[0]?.deployments ?? [];
    if (deployment && older) deployment.commit = older.mergeCommit;
    expect(await saidOf(deploymentOfDefaultBranch, situation)).toEqual([`${ID}: pass`]);
  });

  test("a pull request is deployed by a comment, before it is merged (branch-deploy#213)", async () => {
    const situation = deployed([{ at: at("09:30") }]);
    const [pull] = historyOf(situation).pulls;
    const [deployment] = situation.repositories?.[0]?.deployments ?? [];
    // A squash makes another commit: the one that was deployed never comes to the branch.
    if (deployment && pull) deployment.commit = pull.head;
    expect(await saidOf(deploymentOfDefaultBranch, situation)).toEqual(fails);
  });

  test("a push to a branch called production deploys it, past the default one (spiralclass#72)", async () => {
    const situation = deployed();
    const history = historyOf(situation);
    const [first] = history.commits;
    history.commits.push({ ...(first as Commit), sha: "c".repeat(40), parents: [first?.sha ?? ""] });
    const [deployment] = situation.repositories?.[0]?.deployments ?? [];
    if (deployment) deployment.commit = "c".repeat(40);
    expect(await saidOf(deploymentOfDefaultBranch, situation)).toEqual(fails);
  });

  test("a deployment that is made anew in place of a further status is one more (deployment-action#9)", async () => {
    const twice = [{ states: ["IN_PROGRESS"] as const }, { states: ["FAILURE"] as const }];
    expect(await saidOf(deploymentOfDefaultBranch, deployed(twice))).toEqual([
      `${ID}: pass`,
      "acme/api deployment DE_2: pass",
    ]);
  });

  test("a job that waits has not deployed, and is no failure (webhooks.net#52)", async () => {
    expect(await said([{ at: at("09:00"), states: ["WAITING"] }])).toEqual([`${ID}: not-applicable`]);
  });
});
