import { atMost, defineParameter, names } from "@bylaw/core";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { at, happened, merged, sound } from "../changes.fixture.ts";
import { changeByPullRequest } from "./change-by-pull-request.ts";

const verdicts = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/@[0-9a-f]{40}/, "@sha").replace(/ \(.*/, ""));
const said = async (...situation: Parameters<typeof happened>) =>
  verdicts(await saidOf(changeByPullRequest, happened(...situation)));

test.each(["merge", "squash", "rebase"] as const)("a pull request by %s passes", async (how) => {
  const two = { how, writtenBy: [["ben-okafor"], ["ben-okafor"]] };
  expect(await saidOf(changeByPullRequest, merged(two))).toEqual(["acme/api#1: pass"]);
});

test("each pull request of a merge queue is a change of its own", async () => {
  expect(await said((history) => history.queue(at("10:00"), [sound, sound, sound]))).toEqual([
    "acme/api#1: pass",
    "acme/api#2: pass",
    "acme/api#3: pass",
  ]);
});

test("a direct push and a force push fail, whatever came before and after", async () => {
  const mixed = await said((history) =>
    history
      .merge(sound)
      .push("ana-ruiz", at("11:00"), 3)
      .merge({ ...sound, at: at("12:00") })
      .forcePush("ana-ruiz", at("13:00")),
  );
  expect(mixed).toEqual(["acme/api#1: pass", "acme/api#2: pass", "acme/api@sha: fail", "acme/api@sha: fail"]);
});

test("who may push is a parameter, and never lets a force push through", async () => {
  const use = changeByPullRequest.with({
    pushers: defineParameter("release-bots", atMost(names("acme-release-bot*"))),
  });
  const pushed = (by: string) => happened((history) => history.push(by, at("10:00")));
  expect(verdicts(await saidOf(use, pushed("acme-release-bot[bot]")))).toEqual(["acme/api@sha: pass"]);
  expect(verdicts(await saidOf(use, pushed("ana-ruiz")))).toEqual(["acme/api@sha: fail"]);
  const forced = happened((history) => history.merge(sound).forcePush("acme-release-bot[bot]", at("11:00")));
  expect(verdicts(await saidOf(use, forced))).toEqual(["acme/api#1: pass", "acme/api@sha: fail"]);
});

test("the first commits of a new repository are none that others could have read before", async () => {
  expect(await said((history) => history.merge(sound), "2025-12-19T00:00:00Z")).toEqual([
    "acme/api#1: pass",
    "acme/api@sha: not-applicable",
  ]);
});

test("what came before the days that are looked at is not there", async () => {
  const old = (history: Parameters<Parameters<typeof happened>[0]>[0]) =>
    history.push("ana-ruiz", "2025-11-20T00:00:00Z").merge(sound);
  expect(await said(old)).toEqual(["acme/api#1: pass"]);
});

test("a commit that GitHub does not know how it came to the branch leaves the repository unread", async () => {
  const situation = happened((history) => history.merge(sound).push("ana-ruiz", at("11:00")));
  const [repository] = situation.repositories ?? [];
  // The activity lacks the newest move: the branch is where nobody is known to have moved it.
  const lost = { ...situation, told: { "GET /repos/{owner}/{repo}/activity": [] } };
  expect(await saidOf(changeByPullRequest, lost)).toEqual([
    "acme/api: error (GET /repos/{owner}/{repo}/activity tells of no move of main, whose newest commit is not a year old.)",
  ]);
  repository?.history?.updates.splice(1, 1);
  expect(await saidOf(changeByPullRequest, situation)).toEqual([
    "acme/api: error (GET /repos/{owner}/{repo}/activity leaves out a move of main: those that it gave do not connect.)",
  ]);
});

test("a merge whose pull request is not shown leaves the repository unread", async () => {
  const situation = merged();
  situation.repositories?.[0]?.history?.pulls.pop();
  expect(await saidOf(changeByPullRequest, situation)).toEqual([
    expect.stringMatching(
      /^acme\/api: error \(POST \/graphql merged names no pull request for the merge [0-9a-f]{40} of acme\/api\.\)$/,
    ),
  ]);
});
