import { atLeast, count, defineParameter } from "@bylaw/core";
import type { WorkflowRun } from "@bylaw/testbed/github";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { deployed } from "../deployments.fixture.ts";
import { deploymentApproved } from "./deployment-approved.ts";

const ID = "acme/api deployment DE_1";
const ben = "ben-okafor";
const run = (change: Partial<WorkflowRun>): WorkflowRun => ({
  id: 77,
  actor: ben,
  approvals: [{ by: "carla", state: "approved" }],
  ...change,
});
const said = (change: Parameters<typeof deployed>[0]) => saidOf(deploymentApproved, deployed(change));
const fails = [`${ID}: fail (approved, or harmless: none of 2, expected at least one)`];

test("one who did not start it let it pass", async () => {
  expect(await saidOf(deploymentApproved, deployed())).toEqual([`${ID}: pass`]);
});

test.each<[string, WorkflowRun]>([
  ["who started it let it pass alone", run({ approvals: [{ by: "Ben-Okafor", state: "approved" }] })],
  ["who ran it again did", run({ actor: "dmitri", restartedBy: "carla" })],
  ["who ran it first did", run({ actor: "carla", restartedBy: ben })],
  [
    "only another environment was approved",
    run({ approvals: [{ by: "carla", state: "approved", environments: ["eu"] }] }),
  ],
  ["an app did", run({ approvals: [{ by: "gate[bot]", state: "approved" }] })],
  ["nobody did: an administrator went past the rule", run({ approvals: [] })],
])("fails where %s", async (_, made) => {
  expect(await said([{ run: made }])).toEqual(fails);
});

test("one that never waited was asked of nobody, whatever was approved in its run", async () => {
  expect(await said([{ states: ["IN_PROGRESS", "SUCCESS"] }])).toEqual(fails);
});

test("a name that a status gave it has to be approved as well, in whichever case", async () => {
  const approved = (...environments: string[]) =>
    run({ approvals: [{ by: "carla", state: "approved", environments }] });
  const moved = ["staging", "production"].map((environment) => ({
    state: "WAITING" as const,
    at: "2025-12-20T11:00:00Z",
    environment,
  }));
  const begun = { state: "SUCCESS" as const, at: "2025-12-20T11:01:00Z" };
  const statuses = [...moved, begun];
  expect(await said([{ statuses, run: approved("staging") }])).toEqual(fails);
  expect(await said([{ statuses, run: approved("production") }])).toEqual(fails);
  expect(await said([{ statuses, run: approved("staging", "production") }])).toEqual([`${ID}: pass`]);
  expect(await said([{ environment: "Production", run: approved("production") }])).toEqual([`${ID}: pass`]);
});

test("a rejection of another name does not say that it never ran", async () => {
  const rejected = run({ approvals: [{ by: "carla", state: "rejected", environments: ["eu"] }] });
  const failed = { states: ["WAITING", "FAILURE"] as const, run: rejected };
  expect(await said([{ ...failed, latestEnvironment: "eu" }])).toEqual(fails);
});

test("how many is a parameter, and one who approves twice is one", async () => {
  const use = deploymentApproved.with({
    approvals: defineParameter("deployment-approvals", atLeast(count(2))),
  });
  const approved = (...by: string[]) =>
    deployed([{ run: run({ approvals: by.map((one) => ({ by: one, state: "approved" })) }) }]);
  expect(await saidOf(use, approved("carla", "dmitri"))).toEqual([`${ID}: pass`]);
  expect(await saidOf(use, approved("carla", "CARLA"))).toEqual(fails);
});

test("of a run that was started again nothing is known but that nobody approved", async () => {
  expect(await said([{ run: run({ attempts: 2 }) }])).toEqual([
    expect.stringMatching(
      /: error \(.*does not tell which of 2 attempts the approvals of acme\/api deployment DE_1 were given to/,
    ),
  ]);
  expect(await said([{ run: run({ attempts: 2, approvals: [] }) }])).toEqual(fails);
});

test("a run of another commit, and one that is gone, show nothing", async () => {
  expect(await said([{ run: run({ commit: "d".repeat(40) }) }])).toEqual([
    expect.stringContaining("names a workflow run of another commit for deployment DE_1"),
  ]);
  const faults = { deny: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}"], denyAs: "not-found" } as const;
  expect(await saidOf(deploymentApproved, { ...deployed(), faults })).toEqual([
    expect.stringMatching(/: error \(GET \/repos\/\{owner\}\/\{repo\}\/actions\/runs\/\{run_id\} .*404/),
  ]);
});

test("what no workflow run made is not approved", async () => {
  const situation = deployed();
  delete situation.repositories?.[0]?.deployments?.[0]?.run;
  expect(await saidOf(deploymentApproved, situation)).toEqual(fails);
});

describe("situations from public reports", () => {
  test("an administrator forces a job that waits to go on (roadmap#701)", async () => {
    expect(await said([{ run: run({ actor: "dmitri", approvals: [] }) }])).toEqual(fails);
  });

  test("an environment without reviewers starts by itself, whatever the documents say (NemoClaw#7342)", async () => {
    expect(
      await said([{ states: ["QUEUED", "IN_PROGRESS", "SUCCESS"], run: run({ approvals: [] }) }]),
    ).toEqual(fails);
  });

  test("whoever pushed is the one reviewer, and approves (spiralclass#72)", async () => {
    expect(await said([{ run: run({ approvals: [{ by: ben, state: "approved" }] }) }])).toEqual(fails);
  });

  test("a rule of branches alone makes a job wait, too, and asks nobody (runs-on#386)", async () => {
    expect(
      await said([{ states: ["WAITING", "QUEUED", "IN_PROGRESS"], run: run({ approvals: [] }) }]),
    ).toEqual(fails);
  });

  test("two jobs of a run wait for their environment, and one approval lets both pass (cdk-github-runners#416)", async () => {
    expect(await saidOf(deploymentApproved, deployed([{}, {}]))).toEqual([
      `${ID}: pass`,
      "acme/api deployment DE_2: pass",
    ]);
  });
});
