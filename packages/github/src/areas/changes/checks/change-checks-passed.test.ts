import { expect, test } from "vitest";
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
