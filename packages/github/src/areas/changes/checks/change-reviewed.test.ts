import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { at, happened, historyOf, joinedBySecond, merged, sound } from "../changes.fixture.ts";
import { changeReviewed } from "./change-reviewed.ts";

const [carla, dmitri] = sound.reviews as [
  NonNullable<typeof sound.reviews>[number],
  NonNullable<typeof sound.reviews>[number],
];

test.each([
  ["two others approve the final commit", merged()],
  [
    "a third asked for changes and approved later",
    merged({ reviews: [carla, { ...dmitri, state: "CHANGES_REQUESTED", at: at("08:00") }, dmitri] }),
  ],
  ["a merge commit", merged({ how: "merge", writtenBy: [["ben-okafor"], ["ben-okafor"]] })],
  [
    "a rebase of three commits",
    merged({ how: "rebase", writtenBy: [["ben-okafor"], ["ben-okafor"], ["ben-okafor"]] }),
  ],
])("%s: pass", async (_, situation) => {
  expect(await saidOf(changeReviewed, situation)).toEqual(["acme/api#1: pass"]);
});

test.each([
  ["one approval", merged({ reviews: [carla] })],
  ["an approval after the merge", merged({ reviews: [carla, { ...dmitri, at: at("10:01") }] })],
  [
    "an approval of an earlier commit",
    merged({ writtenBy: [["ben-okafor"], ["ben-okafor"]], reviews: [carla, { ...dmitri, of: 0 }] }),
  ],
  ["an approval that was taken back", merged({ reviews: [carla, { ...dmitri, state: "DISMISSED" }] })],
  [
    "an approval followed by a request for changes",
    merged({ reviews: [carla, dmitri, { ...dmitri, state: "CHANGES_REQUESTED", at: at("09:30") }] }),
  ],
  ["the author approves", merged({ reviews: [carla, { ...dmitri, by: "ben-okafor" }] })],
  [
    "the author approves in another letter case",
    merged({ reviews: [carla, { ...dmitri, by: "Ben-Okafor" }] }),
  ],
  ["an approver wrote a commit of it (scorecard#1783)", merged({ writtenBy: [["ben-okafor"], ["dmitri"]] })],
  ["an approver is co-author", merged({ writtenBy: [["ben-okafor", "dmitri"]] })],
  ["an approver may not push", merged({ reviews: [carla, { ...dmitri, canPush: false }] })],
  ["an app approves", merged({ reviews: [carla, { ...dmitri, by: "approve-bot[bot]" }] })],
  ["an approver is gone", merged({ reviews: [carla, { ...dmitri, by: null }] })],
])("%s: fail", async (_, situation) => {
  expect(await saidOf(changeReviewed, situation)).toEqual([
    "acme/api#1: fail (review: none of 3, expected at least one)",
  ]);
});

test("a stranger's commit decides nothing unless there are approvals enough without any one", async () => {
  const strange = { writtenBy: [["ben-okafor"], [""]] };
  expect(await saidOf(changeReviewed, merged(strange))).toEqual([
    "acme/api#1: error (POST /graphql merged knows no account of 1 who wrote commits of #1: each may be one who approved it.)",
  ]);
  const third = { ...carla, by: "edith" };
  expect(await saidOf(changeReviewed, merged({ ...strange, reviews: [carla, dmitri, third] }))).toEqual([
    "acme/api#1: pass",
  ]);
  expect(await saidOf(changeReviewed, merged({ ...strange, reviews: [carla] }))).toEqual([
    expect.stringMatching(/^acme\/api#1: fail/),
  ]);
});

test("an emergency is reviewed soon afterwards, or still may be", async () => {
  const late = (time: string) =>
    merged({ labels: ["Emergency"], reviews: [carla, dmitri].map((one) => ({ ...one, at: time })) });
  expect(await saidOf(changeReviewed, late("2025-12-22T09:00:00Z"))).toEqual(["acme/api#1: pass"]);
  expect(await saidOf(changeReviewed, late("2025-12-22T11:00:00Z"))).toEqual([expect.stringMatching(/fail/)]);
  const now = "2025-12-31T12:00:00Z";
  const fresh = happened((history) =>
    history.merge({ ...sound, at: now, labels: ["emergency"], reviews: [] }),
  );
  expect(await saidOf(changeReviewed, fresh)).toEqual(["acme/api#1: pass"]);
  const plain = happened((history) => history.merge({ ...sound, at: now, labels: ["bug"], reviews: [] }));
  expect(await saidOf(changeReviewed, plain)).toEqual([expect.stringMatching(/fail/)]);
});

test("what no pull request brought is another check's, and each change of a queue is judged", async () => {
  const both = happened((history) =>
    history.push("ana-ruiz", at("08:00")).queue(at("10:00"), [sound, { ...sound, reviews: [carla] }, sound]),
  );
  expect((await saidOf(changeReviewed, both)).map((line) => line.replace(/ \(.*/, ""))).toEqual([
    "acme/api#1: pass",
    "acme/api#2: fail",
    "acme/api#3: pass",
    expect.stringMatching(/^acme\/api@[0-9a-f]{40}: not-applicable$/),
  ]);
});

test("an account that is gone opened it: nobody who approves is that account", async () => {
  expect(await saidOf(changeReviewed, merged({ author: null, writtenBy: [["ben-okafor"]] }))).toEqual([
    "acme/api#1: pass",
  ]);
});

test.each(["GET /repos/{owner}/{repo}/activity", "GET /repos/{owner}/{repo}/compare/{basehead}"])(
  "%s denied leaves the repository unread, and names it",
  async (operation) => {
    expect(await saidOf(changeReviewed, { ...merged(), faults: { deny: [operation] } })).toEqual([
      `acme/api: error (${operation} was denied (403).)`,
    ]);
  },
);

test("reviews that are not shown are unread", async () => {
  const faults = { forbid: (_: string | undefined, field: string) => field === "reviews" };
  expect(await saidOf(changeReviewed, { ...merged(), faults })).toEqual([
    "acme/api#1: error (POST /graphql merged was denied at reviews (FORBIDDEN).)",
  ]);
});

const twoOf = (by: string) => ({ writtenBy: [["ben-okafor"], [by]] });

test.each([10, 11, 100, 101])("whoever wrote the last of %i commits is no other", async (count) => {
  const own = Array.from({ length: count - 1 }, () => ["ben-okafor"]);
  const [line] = await saidOf(changeReviewed, merged({ writtenBy: [...own, ["dmitri"]] }));
  expect(line).toMatch(/^acme\/api#1: fail/);
});

test("a list of commits without the final one is not all of them", async () => {
  const situation = merged(twoOf("dmitri"));
  historyOf(situation).pulls[0]?.commits.pop();
  expect(await saidOf(changeReviewed, situation)).toEqual([
    expect.stringMatching(/^acme\/api#1: error .* left out the final commit of #1/),
  ]);
});

test("commits that name GitHub as their author are somebody's: each may be an approver's", async () => {
  expect(await saidOf(changeReviewed, merged(twoOf("web-flow")))).toEqual([
    expect.stringMatching(/^acme\/api#1: error .* knows no account of 1 who wrote commits of #1/),
  ]);
});

test("strangers of one name may be several people", async () => {
  const third = { ...carla, by: "edith" };
  const strange = { writtenBy: [["ben-okafor"], [""], [""]], reviews: [carla, dmitri, third] };
  expect(await saidOf(changeReviewed, merged(strange))).toEqual([
    expect.stringMatching(/^acme\/api#1: error .* knows no account of 2 who wrote commits/),
  ]);
});

test("when it was aimed at another branch is not shown: the repository is unread", async () => {
  const faults = { forbid: (_: string | undefined, field: string) => field === "timelineItems" };
  expect(await saidOf(changeReviewed, { ...merged(), faults })).toEqual([
    "acme/api: error (POST /graphql merged was denied at retargeted (FORBIDDEN).)",
  ]);
});

describe("situations from public reports", () => {
  test.each([
    ["merging is not approving (scorecard#2413)", merged({ reviews: [], mergedBy: "carla" })],
    [
      "who rebased it into the branch has not approved it thereby (scorecard#1260)",
      merged({ how: "rebase", reviews: [], mergedBy: "carla" }),
    ],
    [
      "an approval before it was aimed at this branch was of other changes (skara#689, harlan-agent-kit#234)",
      merged({ retargetedAt: at("09:15") }),
    ],
    [
      "a rebase makes other commits than those that were approved (policy-bot#795)",
      merged({ ...twoOf("ben-okafor"), reviews: [carla, { ...dmitri, of: 0 }] }),
    ],
    [
      "who suggested lines of it is co-author, and does not approve them (policy-bot#439)",
      merged({ writtenBy: [["ben-okafor", "carla"]] }),
    ],
    [
      "one maintainer who approves a bot's change is one (scorecard#2450)",
      merged({ author: "dependabot[bot]", reviews: [carla] }),
    ],
    [
      "a commit that a maintainer adds to a bot's change is his (scorecard#1783)",
      merged({ author: "dependabot[bot]", writtenBy: [["dependabot[bot]"], ["carla"]] }),
    ],
    [
      "approvals of a smaller pull request that came in with it (ps_imageslider#109)",
      happened((history) => joinedBySecond(history)),
    ],
  ])("%s: fail", async (_, situation) => {
    expect(await saidOf(changeReviewed, situation)).toEqual([
      "acme/api#1: fail (review: none of 3, expected at least one)",
    ]);
  });

  test("approvals after it was aimed at this branch count (skara#689)", async () => {
    expect(await saidOf(changeReviewed, merged({ retargetedAt: at("09:05") }))).toEqual(["acme/api#1: pass"]);
  });

  test("an address that no account has is not nobody's (policy-bot#1263)", async () => {
    expect(await saidOf(changeReviewed, merged(twoOf("")))).toEqual([
      expect.stringMatching(/^acme\/api#1: error .* knows no account of \d who wrote commits of #1/),
    ]);
  });

  test("what is edited in a browser is committed by GitHub, which is no second writer (policy-bot#88)", async () => {
    const edited = merged();
    for (const one of historyOf(edited).commits.slice(1)) one.committer = "web-flow";
    expect(await saidOf(changeReviewed, edited)).toEqual(["acme/api#1: pass"]);
  });
});
