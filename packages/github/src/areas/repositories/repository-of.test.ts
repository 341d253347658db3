import { absent, inspect, known } from "@bylaw/core/provider";
import { expect, test } from "vitest";
import { repositoryNode } from "./query.ts";
import { node } from "./repositories.fixture.ts";
import { repositoryOf } from "./repository-of.ts";

const nobody = { totalCount: 0, nodes: [] };
const protection = {
  pattern: "main",
  requiresApprovingReviews: true,
  requiredApprovingReviewCount: 2,
  dismissesStaleReviews: true,
  requireLastPushApproval: false,
  requiresCodeOwnerReviews: true,
  requiresConversationResolution: true,
  isAdminEnforced: true,
  requiresStatusChecks: true,
  requiresStrictStatusChecks: true,
  requiredStatusChecks: [
    { context: "tests", app: { databaseId: 15368, slug: "github-actions" } },
    { context: "scan", app: { databaseId: null, slug: "scanner" } },
    { context: "lint", app: null },
  ],
  lockBranch: false,
  lockAllowsFetchAndMerge: true,
  restrictsPushes: false,
  allowsForcePushes: false,
  allowsDeletions: true,
  requiresCommitSignatures: true,
  requiresLinearHistory: false,
  bypassPullRequestAllowances: { totalCount: 1, nodes: [{ actor: null }] },
  pushAllowances: nobody,
  bypassForcePushAllowances: nobody,
};
const defaultBranchRef = { name: "main", branchProtectionRule: protection, rules: nobody };

const read = (given: object) =>
  repositoryOf(
    repositoryNode.parse({ ...node, defaultBranchRef, ...given }),
    async () => known([]),
    async () => known("team"),
  );
const withRule = (rule: object | null, given: object = {}) =>
  read({
    ...given,
    defaultBranchRef: {
      ...defaultBranchRef,
      branchProtectionRule: rule === null ? null : { ...protection, ...rule },
    },
  });

test("classic protection is read as it stands, with an actor who is not shown", async () => {
  expect(inspect((await withRule({})).classic)).toEqual({
    state: "known",
    value: {
      pattern: "main",
      review: known({
        approvals: { unit: "count", amount: 2 },
        dismissesStale: true,
        lastPush: false,
        codeOwners: true,
      }),
      conversations: true,
      pullRequestBypass: [{ type: "Unknown" }],
      requiredChecks: known([
        { name: "lint", source: "anybody" },
        { name: "scan", source: "app scanner" },
        { name: "tests", source: "app 15368" },
      ]),
      upToDate: known(true),
      signatures: true,
      linearHistory: false,
      bindsAdministrators: true,
      locked: false,
      forcePushes: false,
      forcePushers: [],
      deletions: true,
    },
  });
});

test("what classic protection does not require is left out", async () => {
  const { classic } = await withRule({
    requiresApprovingReviews: false,
    requiredApprovingReviewCount: null,
    requiresStatusChecks: false,
  });
  expect(inspect(classic)).toMatchObject({ state: "known" });
  expect(inspect(classic)).not.toHaveProperty("value.review");
  expect(inspect(classic)).not.toHaveProperty("value.requiredChecks");
  expect(inspect(classic)).not.toHaveProperty("value.upToDate");
});

test.each([
  [{ requiredApprovingReviewCount: null }, "requiredApprovingReviewCount", "review"],
  [{ requiredStatusChecks: null }, "requiredStatusChecks", "requiredChecks"],
] as const)(
  "what it requires and does not tell is unreadable, and nothing else is: %j",
  async (rule, what, field) => {
    const state = inspect((await withRule(rule)).classic);
    if (state.state !== "known") throw new Error("classic protection is not known");
    const { review, requiredChecks } = state.value;
    const states = {
      review: review && inspect<unknown>(review),
      requiredChecks: requiredChecks && inspect<unknown>(requiredChecks),
    };
    expect(states[field]).toMatchObject({
      state: "unreadable",
      problem: {
        code: "partial-data",
        message: `POST /graphql repositories gave classic branch protection without the whole of ${what}.`,
      },
    });
    expect(Object.values(states).filter((one) => one?.state === "known")).toHaveLength(1);
  },
);

test.each([
  [{ requiresStrictStatusChecks: false }, known(false)],
  [{ requiredStatusChecks: [] }, known(false)],
])(
  "being up to date is asked only beside a required check (ossf/allstar#147): %j",
  async (rule, upToDate) => {
    expect(inspect((await withRule(rule)).classic)).toMatchObject({ value: { upToDate } });
  },
);

test("whoever is beyond the page of a list counts as somebody", async () => {
  const more = { totalCount: 101, nodes: [{ actor: { __typename: "App", slug: "bot" } }] };
  const { classic } = await withRule({ bypassPullRequestAllowances: more, pushAllowances: more });
  expect(inspect(classic)).toMatchObject({
    value: {
      review: { state: "known" },
      pullRequestBypass: [
        { type: "App", name: "bot" },
        { type: "Unknown", name: "and 100 more" },
      ],
    },
  });
});

test.each([
  [{ lockBranch: true }, false, true],
  [{ lockBranch: true }, true, false],
  [{ lockBranch: true, lockAllowsFetchAndMerge: false }, true, true],
])(
  "a lock that lets a fork's origin in locks only what is no fork: %j of a fork %s",
  async (rule, isFork, locked) => {
    expect(inspect((await withRule(rule, { isFork })).classic)).toMatchObject({ value: { locked } });
  },
);

test.each([
  [{}, undefined],
  [{ isDisabled: true }, "disabled"],
  [{ isLocked: true, lockReason: "MIGRATING" }, "locked (MIGRATING)"],
  [{ isLocked: true }, "locked"],
  [{ isMirror: true }, "a mirror of another repository"],
])("a repository that nobody can push to says why: %j", async (given, standstill) => {
  expect((await read(given)).standstill).toBe(standstill);
});

test("no rule is a fact for an administrator only", async () => {
  expect(inspect((await withRule(null)).classic)).toEqual({
    state: "absent",
    operation: "POST /graphql repositories",
    code: "no classic protection",
  });
  expect(inspect((await withRule(null, { viewerCanAdminister: false })).classic)).toMatchObject({
    state: "unreadable",
    problem: { code: "ambiguous-absence", permission: "Administration: read" },
  });
});

test("no default branch is a fact for an empty repository only", async () => {
  const empty = await read({ isEmpty: true, defaultBranchRef: null });
  expect(inspect(empty.defaultBranch)).toMatchObject({ state: "absent", code: "empty repository" });
  const { defaultBranch, classic, rulesets, codeowners } = await read({ defaultBranchRef: null });
  for (const value of [defaultBranch, classic, rulesets, codeowners]) {
    expect(inspect<unknown>(value)).toEqual({
      state: "unreadable",
      problem: {
        code: "ambiguous-absence",
        message: "POST /graphql repositories names no default branch, although the repository is not empty.",
        operation: "POST /graphql repositories",
        permission: "Contents: read",
      },
    });
  }
});

test("B1: the numbers of the repository and of its owner are read, and one that is not shown concerns itself alone", async () => {
  expect(await read({})).toMatchObject({
    repositoryId: { state: "known", value: 2 },
    ownerId: { state: "known", value: 1 },
  });
  const hidden = await read({ databaseId: null, owner: null });
  for (const field of [hidden.repositoryId, hidden.ownerId]) {
    expect(inspect(field)).toMatchObject({
      state: "unreadable",
      problem: {
        code: "schema-mismatch",
        message: "POST /graphql repositories gave an answer of another shape.",
      },
    });
  }
  expect(inspect(hidden.defaultBranch)).toMatchObject({ state: "known" });
});

test("rules of an organization that has no plan are taken for nothing", async () => {
  const given = repositoryNode.parse({ ...node, visibility: "PRIVATE", defaultBranchRef });
  const noPlan = async () => absent("GET /orgs/{org} plan", "no plan");
  await expect(repositoryOf(given, async () => known([]), noPlan)).rejects.toThrow(
    "An organization is not without a plan.",
  );
});
