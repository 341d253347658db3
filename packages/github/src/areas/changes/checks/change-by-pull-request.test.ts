import { atMost, defineParameter, names } from "@bylaw/core";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { at, happened, historyOf, joinedBySecond, merged, sound } from "../changes.fixture.ts";
import { changeByPullRequest } from "./change-by-pull-request.ts";

const verdicts = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/@[0-9a-f]{40}/, "@sha").replace(/ \((?!2\)).*/, ""));
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
  expect(verdicts(await saidOf(changeByPullRequest, pushed("nobody")))).toEqual(["acme/api@sha: fail"]);
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
    "acme/api: error (GET /repos/{owner}/{repo}/activity tells of no move of main, which is not known to be a year old.)",
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

test("a branch that was made later, or made again, does not begin a new repository", async () => {
  const made = "2025-12-19T00:00:00Z";
  const other = happened((history) => history.merge(sound), made);
  historyOf(other).otherBranches = [{ name: "old", at: "2025-12-18T23:00:00Z" }];
  expect(verdicts(await saidOf(changeByPullRequest, other))).toEqual([
    "acme/api#1: pass",
    "acme/api@sha: fail",
  ]);
  historyOf(other).otherBranches = [{ name: "pushed-at-once", at: "2025-12-18T23:59:58Z" }];
  expect(verdicts(await saidOf(changeByPullRequest, other))).toEqual([
    "acme/api#1: pass",
    "acme/api@sha: not-applicable",
  ]);

  const again = happened((history) => history, made);
  const { updates, commits } = historyOf(again);
  const [first] = updates as [(typeof updates)[number]];
  const evil = { ...(commits[0] as (typeof commits)[number]), sha: "e".repeat(40), parents: [] };
  commits.push(evil);
  updates.push(
    { ...first, before: first.after, after: first.before, type: "branch_deletion", at: at("08:00") },
    { ...first, after: evil.sha, at: at("08:01") },
  );
  expect(verdicts(await saidOf(changeByPullRequest, again)).sort()).toEqual([
    "acme/api@sha (2): fail",
    "acme/api@sha: fail",
    "acme/api@sha: not-applicable",
  ]);
});

test("a branch that is forced away and back comes to one commit twice, and each time is judged", async () => {
  const situation = happened((history) => history.push("ana-ruiz", at("08:00")));
  const { updates } = historyOf(situation);
  const pushed = updates[1] as (typeof updates)[number];
  const { before, after } = pushed;
  updates.push(
    { ...pushed, before: after, after: before, type: "force_push", at: at("09:00") },
    { ...pushed, at: at("10:00") },
  );
  const lines = await saidOf(changeByPullRequest, situation);
  expect(lines.map((line) => line.replace(/ \((?!2).*/, ""))).toEqual(
    [`acme/api@${after} (2): fail`, `acme/api@${after}: fail`, `acme/api@${before}: fail`].sort(),
  );
});

test("a repository of this year with no move at all is unread, however old its newest commit says it is", async () => {
  const situation = happened((history) => history, "2025-06-01T00:00:00Z");
  const silent = { ...situation, told: { "GET /repos/{owner}/{repo}/activity": [] } };
  expect(await saidOf(changeByPullRequest, silent)).toEqual([
    expect.stringMatching(/^acme\/api: error .* which is not known to be a year old/),
  ]);
});

describe("situations from public reports", () => {
  test("commits on the branch that no pull request holds fail (scorecard#2285)", async () => {
    expect(await said((history) => history.push("ana-ruiz", at("10:00"), 3))).toEqual(["acme/api@sha: fail"]);
  });

  test("a bot that pushes straight to the branch is not let through unasked (scorecard#2311)", async () => {
    expect(await said((history) => history.push("dependabot[bot]", at("10:00")))).toEqual([
      "acme/api@sha: fail",
    ]);
  });

  test("a workflow that pushes what it built after each merge fails, or is named (actions#384)", async () => {
    const built = happened((history) => history.merge(sound).push("github-actions[bot]", at("10:05")));
    expect(verdicts(await saidOf(changeByPullRequest, built))).toEqual([
      "acme/api#1: pass",
      "acme/api@sha: fail",
    ]);
    const use = changeByPullRequest.with({
      pushers: defineParameter("builders", atMost(names("github-actions[bot]"))),
    });
    expect(verdicts(await saidOf(use, built))).toEqual(["acme/api#1: pass", "acme/api@sha: pass"]);
  });

  test("a commit that was pushed is pushed, although GitHub marks its pull request as merged (sandbox#163)", async () => {
    const marked = merged();
    const { updates } = historyOf(marked);
    updates[1] = { ...(updates[1] as (typeof updates)[number]), type: "push", actor: "ben-okafor" };
    expect(verdicts(await saidOf(changeByPullRequest, marked))).toEqual(["acme/api@sha: fail"]);
  });

  test("a pull request that came in by another's merge is not taken for it (ps_imageslider#109, wpt#19268)", async () => {
    const two = happened((history) => joinedBySecond(history));
    expect(await saidOf(changeByPullRequest, two)).toEqual(["acme/api#1: pass"]);
  });

  test("a merge whose commit no pull request names is not given to the next (release-please#817)", async () => {
    const queue = happened((history) =>
      history.queue(at("10:00"), [sound, sound, { ...sound, writtenBy: [["ben-okafor"], ["ben-okafor"]] }]),
    );
    historyOf(queue).pulls.splice(1, 1);
    expect(await saidOf(changeByPullRequest, queue)).toEqual([
      expect.stringMatching(/^acme\/api: error \(POST \/graphql merged names no pull request for the merge/),
    ]);
  });
});
