import { listingOf, testCheck } from "@bylaw/core/testing";
import { example, failure } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { type RunnerGroup, runnerGroups } from "../runner-groups.ts";
import { runnerGroupPrivate } from "./runner-group-private.ts";

const OPERATION = "GET /orgs/{org}/actions/runner-groups";
const listed = (...groups: readonly Partial<RunnerGroup>[]) => [
  listingOf(
    runnerGroups,
    groups.map((change) => ({
      id: "acme/Default (runner group 1)",
      name: "Default",
      inherited: false,
      allowsPublicRepositories: false,
      ...change,
    })),
  ),
];

testCheck(
  runnerGroupPrivate,
  { test, expect },
  {
    pass: [
      {
        name: "it is closed",
        given: listed({}),
        says: ["public repositories may use the group: false, expected false"],
      },
    ],
    fail: [
      {
        name: "it is open",
        given: listed({ allowsPublicRepositories: true }),
        says: ["public repositories may use the group: true, expected false"],
      },
    ],
    unreadable: [
      {
        name: "the list is refused",
        given: [listingOf(runnerGroups, [], { problem: { code: "access-denied", message: "denied" } })],
        says: ["denied"],
      },
    ],
    empty: {
      name: "no group",
      given: listed(),
      says: ["There is no GitHub runner group in github/test-organization: the listing is complete."],
    },
  },
);

// The number behind a case is an issue or pull request in which somebody met the situation.
const group = (id: number, change: Readonly<Record<string, unknown>> = {}) =>
  example(OPERATION, { id, name: `g${id}`, allows_public_repositories: false, inherited: false, ...change });
const open = "fail (public repositories may use the group: true, expected false)";

test.each([
  ["the default group is closed (boring-design/elastic-fruit-runner#12)", { default: true }, "pass"],
  [
    "somebody opened the default group (MinaProtocol/mina#12723)",
    { default: true, allows_public_repositories: true },
    open,
  ],
  [
    "a group of selected repositories is open too (google/go-github#1998)",
    { visibility: "selected", allows_public_repositories: true },
    open,
  ],
  [
    "one for private repositories that says both (github/rest-api-description#456)",
    { visibility: "private", allows_public_repositories: true },
    open,
  ],
  [
    "one that only some workflows may use (Legit-Labs/legitify#48)",
    { restricted_to_workflows: true, allows_public_repositories: true },
    open,
  ],
  [
    "public repositories list its runners and may not use them (actions/runner#758)",
    { visibility: "all", allows_public_repositories: false },
    "pass",
  ],
  ["one of the enterprise", { inherited: true, allows_public_repositories: true }, open],
])("%s", async (_, change, said) => {
  expect(await saidOf(runnerGroupPrivate, { told: { [OPERATION]: [group(1, change)] } })).toEqual([
    `acme/g1 (runner group 1): ${said}`,
  ]);
});

test("a group on the second page is judged", async () => {
  const groups = Array.from({ length: 101 }, (_, at) =>
    group(at, { allows_public_repositories: at === 100 }),
  );
  const said = await saidOf(runnerGroupPrivate, { told: { [OPERATION]: groups } });
  expect(said).toHaveLength(101);
  expect(said).toContain(`acme/g100 (runner group 100): ${open}`);
});

test("a list that is refused is no empty list", async () => {
  const told = { [OPERATION]: failure(403, "Resource not accessible by integration") };
  expect(await saidOf(runnerGroupPrivate, { told })).toEqual([
    `github/acme: error (${OPERATION} was denied (403).)`,
  ]);
});
