import { inspect, known } from "@bylaw/core/provider";
import { expect, test } from "vitest";
import { repositoryNode } from "./query.ts";
import { repositoryOf } from "./repository-of.ts";

const nobody = { totalCount: 0, nodes: [] };
const protection = {
  pattern: "main",
  requiresApprovingReviews: true,
  requiredApprovingReviewCount: 2,
  isAdminEnforced: true,
  requiresStatusChecks: true,
  requiredStatusChecks: [{ context: "tests" }, { context: "lint" }],
  restrictsPushes: false,
  allowsForcePushes: false,
  bypassPullRequestAllowances: { totalCount: 1, nodes: [{ actor: null }] },
  pushAllowances: nobody,
  bypassForcePushAllowances: nobody,
};
const node = {
  databaseId: 2,
  owner: { databaseId: 1 },
  nameWithOwner: "acme/api",
  url: "https://github.com/acme/api",
  name: "api",
  visibility: "PRIVATE",
  isArchived: false,
  isFork: false,
  isEmpty: false,
  viewerCanAdminister: true,
  defaultBranchRef: { name: "main", branchProtectionRule: protection, rules: nobody },
};

const read = (given: object) =>
  repositoryOf(repositoryNode.parse({ ...node, ...given }), async () => known([]));
const withRule = (rule: object | null, given: object = {}) =>
  read({
    ...given,
    defaultBranchRef: {
      ...node.defaultBranchRef,
      branchProtectionRule: rule === null ? null : { ...protection, ...rule },
    },
  });

test("classic protection is read as it stands, with an actor who is not shown", async () => {
  expect(inspect((await withRule({})).classic)).toEqual({
    state: "known",
    value: {
      pattern: "main",
      approvals: { unit: "count", amount: 2 },
      pullRequestBypass: [{ type: "Unknown" }],
      statusChecks: { unit: "names", amount: ["lint", "tests"] },
      bindsAdministrators: true,
      forcePushes: false,
      forcePushers: [],
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
  expect(inspect(classic)).not.toHaveProperty("value.approvals");
  expect(inspect(classic)).not.toHaveProperty("value.statusChecks");
});

test.each([
  [{ requiredApprovingReviewCount: null }, "requiredApprovingReviewCount"],
  [{ requiredStatusChecks: null }, "requiredStatusChecks"],
  [{ pushAllowances: { totalCount: 1, nodes: [] } }, "an allowance list"],
])("what it requires and does not tell is unreadable: %j", async (rule, what) => {
  expect(inspect((await withRule(rule)).classic)).toMatchObject({
    state: "unreadable",
    problem: {
      code: "partial-data",
      message: `POST /graphql repositories gave classic branch protection without the whole of ${what}.`,
    },
  });
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
  const { defaultBranch, classic, rulesets } = await read({ defaultBranchRef: null });
  for (const value of [defaultBranch, classic, rulesets]) {
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
