import { inspect, unreadable } from "@bylaw/core/provider";
import { expect, test } from "vitest";
import { type RulesNode, repositoryNode } from "./query.ts";
import { denied, hidden } from "./repositories.fixture.ts";
import { rulesetsOf } from "./rulesets-of.ts";

const own = {
  databaseId: 7,
  name: "main",
  enforcement: "ACTIVE",
  source: { __typename: "Repository", nameWithOwner: "acme/api" },
};
const pullRequest = (count: number, change: object = {}) => ({
  type: "PULL_REQUEST",
  repositoryRuleset: own,
  parameters: {
    requiredApprovingReviewCount: count,
    dismissStaleReviewsOnPush: false,
    requireLastPushApproval: false,
    requireCodeOwnerReview: false,
    requiredReviewThreadResolution: false,
    ...change,
  },
});
const statusChecks = (...requiredStatusChecks: object[]) => ({
  type: "REQUIRED_STATUS_CHECKS",
  repositoryRuleset: own,
  parameters: { strictRequiredStatusChecksPolicy: false, requiredStatusChecks },
});
const strict = (...requiredStatusChecks: object[]) => ({
  ...statusChecks(),
  parameters: { strictRequiredStatusChecksPolicy: true, requiredStatusChecks },
});
const workflows = (...workflows: object[]) => ({
  type: "WORKFLOWS",
  repositoryRuleset: own,
  parameters: { workflows: workflows.map((one) => ({ ref: null, sha: null, ...one })) },
});
const scanning = (alertsThreshold: string, securityAlertsThreshold: string) => ({
  type: "CODE_SCANNING",
  repositoryRuleset: own,
  parameters: { codeScanningTools: [{ tool: "CodeQL", alertsThreshold, securityAlertsThreshold }] },
});
const update = (updateAllowsFetchAndMerge: boolean) => ({
  type: "UPDATE",
  repositoryRuleset: own,
  parameters: { updateAllowsFetchAndMerge },
});

/** The rules as the query's own schema reads them. */
function parsed(nodes: readonly object[]): RulesNode {
  const branch = repositoryNode.shape.defaultBranchRef.parse({
    name: "main",
    branchProtectionRule: null,
    rules: { totalCount: nodes.length, nodes },
  });
  const state = inspect(branch);
  if (state.state !== "known" || state.value === null) throw new Error("the branch is not read");
  const rules = inspect(state.value.rules);
  if (rules.state !== "known") throw new Error("the rules are not read");
  return rules.value;
}

function read(...nodes: readonly object[]) {
  return rulesetsOf(parsed(nodes), false).map((one) => {
    const state = inspect(one);
    if (state.state !== "known") return state.state;
    const { review, conversations, requiredChecks, upToDate, restrictsUpdates, ...rest } = state.value;
    return {
      ...rest,
      ...(review && { review: opened(review) }),
      ...(conversations && { conversations: opened(conversations) }),
      ...(requiredChecks && { requiredChecks: opened(requiredChecks) }),
      ...(upToDate && { upToDate: opened(upToDate) }),
      restrictsUpdates: opened(restrictsUpdates),
    };
  });
}

function opened(value: Parameters<typeof inspect<unknown>>[0]): unknown {
  const state = inspect(value);
  return state.state === "known" ? state.value : state.state;
}

const base = { id: 7, name: "main", level: "Repository", source: "acme/api", enforcement: "ACTIVE" };
const two = { unit: "count", amount: 2 };
const kept = { dismissesStale: false, lastPush: false, codeOwners: false };

test("the rules of a ruleset add up, in whatever order", () => {
  const rules = [
    pullRequest(0, { requireLastPushApproval: true }),
    pullRequest(2, { dismissStaleReviewsOnPush: true, requiredReviewThreadResolution: true }),
    pullRequest(0, { requireCodeOwnerReview: true }),
  ];
  const added = {
    ...base,
    rules: ["PULL_REQUEST", "PULL_REQUEST", "PULL_REQUEST"],
    review: { approvals: two, dismissesStale: true, lastPush: true, codeOwners: true },
    conversations: true,
    restrictsUpdates: false,
  };
  expect(read(...rules)).toEqual([added]);
  expect(read(...rules.reverse())).toEqual([added]);
});

test("A6: a check says who reports it, a workflow where it comes from", () => {
  const [ruleset] = read(
    statusChecks({ context: "tests", integrationId: 15368 }, { context: "lint", integrationId: null }),
    statusChecks({ context: "scan", integrationId: -1 }),
    workflows(
      { path: "a.yml", ref: "refs/heads/dev" },
      { path: "b.yml", ref: "refs/heads/main", sha: "1f0c" },
      { path: "c.yml" },
    ),
    scanning("none", "high_or_higher"),
  );
  expect(ruleset).toMatchObject({
    requiredChecks: [
      { name: "code scanning: CodeQL", source: "code scanning" },
      { name: "lint", source: "anybody" },
      { name: "scan", source: "anybody" },
      { name: "tests", source: "app 15368" },
      { name: "workflow: a.yml", source: "workflow at refs/heads/dev" },
      { name: "workflow: b.yml", source: "workflow at commit 1f0c" },
      { name: "workflow: c.yml", source: "workflow at no named ref" },
    ],
  });
});

test("A6: code scanning of which no alert blocks demands nothing", () => {
  expect(read(scanning("none", "none"))).toEqual([
    { ...base, rules: ["CODE_SCANNING"], requiredChecks: [], restrictsUpdates: false },
  ]);
});

test.each([
  [strict({ context: "tests", integrationId: null }), true],
  [strict(), false],
  [statusChecks({ context: "tests", integrationId: null }), false],
])("being up to date is asked only beside a required check (ossf/allstar#147): %j", (rule, upToDate) => {
  expect(read(rule, workflows({ path: "a.yml" }))).toMatchObject([{ upToDate }]);
});

test("a rule that does not show its parameters hides what its type may demand, and nothing else", () => {
  expect(
    read(
      pullRequest(1),
      { ...scanning("all", "all"), parameters: null },
      { ...update(false), parameters: hidden },
    ),
  ).toEqual([
    {
      ...base,
      rules: ["PULL_REQUEST"],
      review: { approvals: { unit: "count", amount: 1 }, ...kept },
      conversations: false,
      restrictsUpdates: false,
    },
    { ...base, rules: ["CODE_SCANNING"], requiredChecks: "unreadable", restrictsUpdates: false },
    { ...base, rules: ["UPDATE"], restrictsUpdates: "unreadable" },
  ]);
  expect(
    read({ type: "REQUIRED_SIGNATURES", repositoryRuleset: own, parameters: unreadable(denied) }),
  ).toEqual([{ ...base, rules: ["REQUIRED_SIGNATURES"], restrictsUpdates: false }]);
});

test("a rule whose ruleset is not shown demands what it says, of an unknown list of bypass", () => {
  const ruleset = { name: "a ruleset that is not shown", enforcement: "ACTIVE", restrictsUpdates: false };
  const review = { approvals: two, ...kept };
  const lone = { ...ruleset, rules: ["PULL_REQUEST"], review, conversations: false };
  expect(read({ ...pullRequest(2), repositoryRuleset: null })).toEqual([lone]);
  expect(read({ ...pullRequest(2), repositoryRuleset: hidden }, pullRequest(2))).toEqual([
    { ...base, rules: ["PULL_REQUEST"], review, conversations: false, restrictsUpdates: false },
    lone,
  ]);
});

test("a rule of which not even the type is shown may be any", () => {
  expect(read(hidden as object, pullRequest(2))).toMatchObject([{ rules: ["PULL_REQUEST"] }, "unreadable"]);
  const cut = inspect(rulesetsOf({ ...parsed([]), totalCount: 1 }, false)[0] ?? hidden);
  expect(cut).toMatchObject({
    state: "unreadable",
    problem: { message: "POST /graphql repositories left out 1 rule of the default branch." },
  });
});

test.each([
  [false, false, true],
  [true, false, true],
  [false, true, true],
  [true, true, false],
])(
  "updates are restricted, unless changes of a fork's origin come in: lets in %s, fork %s",
  (lets, fork, restricted) => {
    const [one] = rulesetsOf(parsed([update(lets)]), fork);
    expect(one && inspect(one)).toMatchObject({ value: { restrictsUpdates: { value: restricted } } });
  },
);
