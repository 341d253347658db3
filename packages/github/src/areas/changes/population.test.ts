import { linesOf, programOf, runProgram } from "@bylaw/core/testing";
import {
  emptyGitHub,
  type GitHubServer,
  HistoryMaker,
  type Merge,
  repository,
  startGitHub,
} from "@bylaw/testbed/github";
import { afterAll, beforeAll, expect, test } from "vitest";
import { github } from "../../provider/provider.ts";
import { sound } from "./changes.fixture.ts";
import { changeByPullRequest } from "./checks/change-by-pull-request.ts";
import { changeChecksPassed } from "./checks/change-checks-passed.ts";
import { changeReviewed } from "./checks/change-reviewed.ts";

const REPOSITORIES = 300;
const CHANGES = 5_000;
const FIRST = Date.parse("2025-12-01T00:00:00Z");
const MINUTES = 8;
const PEOPLE = ["ben", "carla", "dmitri", "edith", "farid", "greta"] as const;

let server: GitHubServer;
const seeded: string[] = [];
const nearMisses: string[] = [];

type Kind = (history: HistoryMaker, merge: Merge & { at: string }) => HistoryMaker;
const review = (by: string, at: string, of?: number) => ({
  by,
  state: "APPROVED" as const,
  at,
  ...(of !== undefined && { of }),
});
const after = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
const [first] = [sound.reviews?.[0]];

/** Six ways in which a change is not as the policy says, and beside each what looks like it and is sound. */
const violations: readonly Kind[] = [
  (history, { author = "ben", at }) => history.push(author ?? "ben", at),
  (history, merge) => history.merge({ ...merge, reviews: merge.reviews?.slice(0, 1) ?? [] }),
  (history, merge) =>
    history.merge({ ...merge, writtenBy: [[merge.author ?? ""], [merge.reviews?.[0]?.by ?? ""]] }),
  (history, merge) =>
    history.merge({
      ...merge,
      writtenBy: [[merge.author ?? ""], [merge.author ?? ""]],
      reviews: (merge.reviews ?? []).map((one) => ({ ...one, of: 0 })),
    }),
  (history, merge) =>
    history.merge({
      ...merge,
      checks: (merge.checks ?? []).map((one) => ({ ...one, conclusion: "FAILURE" })),
    }),
  (history, merge) => history.merge({ ...merge, labels: ["emergency"], reviews: [] }),
];
const sounds: readonly Kind[] = [
  (history, merge) => history.queue(merge.at, [merge]),
  (history, merge) =>
    history.merge({
      ...merge,
      reviews: [
        ...(merge.reviews ?? []),
        { ...(first as object), by: "greta", state: "CHANGES_REQUESTED", at: merge.at } as never,
      ],
    }),
  (history, merge) =>
    history.merge({ ...merge, how: "rebase", writtenBy: [[merge.author ?? ""], [merge.author ?? ""]] }),
  (history, merge) =>
    history.merge({
      ...merge,
      how: "merge",
      writtenBy: [[merge.author ?? ""], [merge.author ?? ""], [merge.author ?? ""]],
    }),
  (history, merge) =>
    history.merge({
      ...merge,
      checks: (merge.checks ?? []).map((one) => ({ ...one, conclusion: "SKIPPED" })),
    }),
  (history, merge) =>
    history.merge({
      ...merge,
      labels: ["emergency"],
      reviews: (merge.reviews ?? []).map((one) => ({ ...one, at: after(merge.at, 600) })),
    }),
];

beforeAll(async () => {
  const histories = Array.from({ length: REPOSITORIES }, (_, index) => new HistoryMaker(`r${index}`));
  for (let index = 0; index < CHANGES; index += 1) {
    const history = histories[index % REPOSITORIES] as HistoryMaker;
    const at = new Date(FIRST + index * MINUTES * 60_000).toISOString();
    const [author, one, other] = [0, 1, 2].map((step) => PEOPLE[(index + step) % PEOPLE.length] ?? "ben");
    const merge = {
      ...sound,
      at,
      author: author as string,
      mergedBy: one as string,
      reviews: [review(one as string, after(at, -9)), review(other as string, after(at, -8))],
      checks: (sound.checks ?? []).map((check) => ({ ...check, at: after(at, -10) })),
    };
    const turn = Math.floor(index / 125);
    if (index % 125 === 17) (violations[turn % 6] as Kind)(history, merge);
    else if (index % 125 === 80) (sounds[turn % 6] as Kind)(history, merge);
    else history.merge(merge);
    if (index % 125 !== 17 && index % 125 !== 80) continue;
    const { updates, pulls } = history.history;
    const repo = `acme/r${String(index % REPOSITORIES).padStart(3, "0")}`;
    const moved = updates.at(-1);
    const id = moved?.type === "push" ? `${repo}@${moved.after}` : `${repo}#${pulls.at(-1)?.number}`;
    (index % 125 === 17 ? seeded : nearMisses).push(id);
  }
  const repositories = histories.map(({ history }, index) =>
    repository({ name: `r${String(index).padStart(3, "0")}`, history }),
  );
  const now = () => new Date("2026-01-01T00:00:00Z");
  server = await startGitHub({ state: { ...emptyGitHub("acme"), repositories }, now });
});

afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
});

test("40 seeded violations of six kinds among 5,000 changes of 300 repositories are found, and nothing else", async () => {
  const provider = github({ organization: "acme", token: "token", baseUrl: server.url });
  const { observations, recording } = await runProgram(
    programOf([provider], [changeByPullRequest, changeReviewed, changeChecksPassed]),
  );
  const failures = observations.filter(({ outcome }) => outcome === "fail");
  const failed = failures.map(({ resource }) => resource.id);
  expect(observations.filter(({ outcome }) => outcome === "error")).toEqual([]);
  expect([...failed].sort()).toEqual([...seeded].sort());
  expect(seeded).toHaveLength(40);
  expect(nearMisses).toHaveLength(40);
  const judged = new Set(observations.map(({ resource }) => resource.id));
  expect(judged.size).toBe(CHANGES);
  expect(nearMisses.filter((id) => !judged.has(id))).toEqual([]);
  // Every failure says what was missing.
  expect(failures.flatMap(linesOf)).not.toContain("");

  const [listing] = recording.listings;
  expect(listing).toMatchObject({ state: "complete", resources: REPOSITORIES });
  expect(listing?.calls).toEqual({
    "POST /graphql branches": 3,
    "POST /graphql merged": 300,
    "GET /orgs/{org}": 1,
    "GET /repos/{owner}/{repo}/activity": 300,
    "GET /repos/{owner}/{repo}/compare/{basehead}": 300,
  });
});
