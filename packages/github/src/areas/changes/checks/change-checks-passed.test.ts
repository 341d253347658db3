import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { at, CHECKS, happened, merged } from "../changes.fixture.ts";
import { changeChecksPassed } from "./change-checks-passed.ts";

const ended = (name: string, conclusion: string | null = "SUCCESS", time = "09:00") => ({
  name,
  conclusion,
  at: conclusion === null ? null : at(time),
});
const all = CHECKS.map((name) => ended(name));
const without = (name: string) => all.filter((one) => one.name !== name);
test("all of them succeeded before the merge", async () => {
  expect(await saidOf(changeChecksPassed, merged())).toEqual(["acme/api#1: pass"]);
});

test.each([
  ["one is missing", without("lint"), "lint"],
  ["one failed", [...without("lint"), ended("lint", "FAILURE")], "lint"],
  ["one was cancelled", [...without("lint"), ended("lint", "CANCELLED")], "lint"],
  ["one still ran", [...without("lint"), ended("lint", null)], "lint"],
  ["one ended after the merge", [...without("lint"), ended("lint", "SUCCESS", "10:01")], "lint"],
  [
    "one of two runs under the name failed",
    [...all, { ...ended("lint", "FAILURE"), app: "circleci" }],
    "lint",
  ],
  ["an unknown word", [...without("lint"), ended("lint", "STARTUP_FAILURE")], "lint"],
  ["there is none", [], "none"],
])("%s: fail", async (_, checks) => {
  const [line] = await saidOf(changeChecksPassed, merged({ checks }));
  expect(line).toMatch(/^acme\/api#1: fail \(checks that ended without a failure before the merge: /);
  expect(line).not.toContain("before the merge: CI / tests, lint");
});

test("a check that was skipped counts, as it does for GitHub", async () => {
  const checks = [...without("lint"), ended("lint", "SKIPPED")];
  expect(await saidOf(changeChecksPassed, merged({ checks }))).toEqual(["acme/api#1: pass"]);
});

test("checks that are not shown are unread", async () => {
  const faults = { forbid: (_: string | undefined, field: string) => field === "statusCheckRollup" };
  expect(await saidOf(changeChecksPassed, { ...merged(), faults })).toEqual([
    "acme/api#1: error (POST /graphql merged was denied at statusCheckRollup (FORBIDDEN).)",
  ]);
});

test("what was pushed has none to judge", async () => {
  expect(
    await saidOf(
      changeChecksPassed,
      happened((history) => history.push("ana-ruiz", at("10:00"))),
    ),
  ).toEqual([
    expect.stringMatching(
      /not-applicable \(No pull request brought it: github\/change-by-pull-request judges it\.\)$/,
    ),
  ]);
});

describe("situations from public reports", () => {
  test.each([
    [
      "a job that was skipped does not hide one of its name that failed (ai-agents#4499)",
      [...all, ended("lint", "FAILURE"), ended("lint", "SKIPPED")],
    ],
    [
      "one of a matrix that failed is not made good by the others (cargo-public-api#352)",
      [...without("lint"), ended("lint (20.x)"), ended("lint (22.x)", "FAILURE")],
    ],
    [
      "a check that GitHub gave up as stale has not ended well (t3code#5873)",
      [...without("lint"), ended("lint", "STALE")],
    ],
    [
      "a run that was replaced and had failed fails, as it may be another job's (ai-agents#3978, allcheckspassed#104)",
      [...without("lint"), ended("lint", "FAILURE", "08:00"), ended("lint", "SUCCESS", "09:00")],
    ],
    [
      "one that waits for somebody to let it run has not ended (red-skills#3462)",
      [...without("lint"), ended("lint", "ACTION_REQUIRED")],
    ],
    ["the same name in another letter case failed", [...all, ended("Lint", "FAILURE")]],
  ])("%s: fail", async (_, checks) => {
    const [line] = await saidOf(changeChecksPassed, merged({ checks }));
    expect(line).toMatch(/^acme\/api#1: fail \(checks that ended without a failure before the merge: /);
  });

  test("a check that was skipped lets GitHub merge, and passes (airbyte#38753)", async () => {
    const checks = [...without("CI / tests"), ended("CI / tests", "SKIPPED")];
    expect(await saidOf(changeChecksPassed, merged({ checks }))).toEqual(["acme/api#1: pass"]);
  });

  test("a check that nobody asks for may fail", async () => {
    const checks = [...all, ended("codecov/patch", "FAILURE")];
    expect(await saidOf(changeChecksPassed, merged({ checks }))).toEqual(["acme/api#1: pass"]);
  });
});
