import { atMost, defineParameter, names } from "@bylaw/core";
import { known, unreadable } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { failure } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { answered, denied, none, policies } from "../policies.fixture.ts";
import { organizationActionsAllowed } from "./organization-actions-allowed.ts";

const EXPECTED = "expected at most actions by GitHub and actions by verified creators";
const sources = (...amount: readonly string[]) => known({ unit: "names", amount } as const);

testCheck(
  organizationActionsAllowed,
  { test, expect },
  {
    pass: [
      {
        name: "GitHub's own actions",
        given: policies(),
        says: [`sources of actions beside the organization: actions by GitHub, ${EXPECTED}`],
      },
      {
        name: "no other actions",
        given: policies({ allowedSources: sources() }),
        says: [`sources of actions beside the organization: none, ${EXPECTED}`],
      },
    ],
    fail: [
      {
        name: "any action",
        given: policies({ allowedSources: sources("any action") }),
        says: [`sources of actions beside the organization: any action, ${EXPECTED}`],
      },
      {
        name: "a word for what is allowed that is newer than this check",
        given: policies({ allowedSources: sources("enterprise_only") }),
        says: [`sources of actions beside the organization: enterprise_only, ${EXPECTED}`],
      },
    ],
    unreadable: [
      {
        name: "the policy is hidden",
        given: policies({ allowedSources: unreadable(denied) }),
        says: [denied.message],
      },
    ],
    notApplicable: [
      {
        name: "Actions is off",
        given: policies({ enabledRepositories: known("none"), allowedSources: unreadable(denied) }),
        says: ["No repository of the organization may run workflows."],
      },
    ],
    empty: {
      name: "no organization",
      given: none,
      says: ["GitHub Actions policy: none, expected at least one"],
    },
  },
);

// The number behind a case is an issue or pull request in which somebody met the situation.
const SELECTED = "GET /orgs/{org}/actions/permissions/selected-actions";
const fails = (what: string) =>
  `acme: fail (sources of actions beside the organization: ${what}, ${EXPECTED})`;
const hidden = (field: string) =>
  `acme: error (GET /orgs/{org}/actions/permissions${field} to these credentials.)`;

test.each([
  ["all actions (integrations/terraform-provider-github#3465)", "all", fails("any action")],
  ["the organization's own alone (github/docs#941)", "local_only", "acme: pass"],
  ["the policy is left out", undefined, hidden(" does not show allowed_actions")],
])("%s", async (_, allowed, said) => {
  const situation = answered({ allowed_actions: allowed });
  expect(await saidOf(organizationActionsAllowed, situation)).toEqual([said]);
});

test.each([
  ["GitHub's own (opengovsg/FormSG#8252)", {}, "acme: pass"],
  ["verified creators too (fsfe/reuse-action#11)", { verified_allowed: true }, "acme: pass"],
  [
    "a pattern that nobody reviewed (wimpysworld/tailor#94)",
    ["docker/*"],
    fails("actions by GitHub and docker/*"),
  ],
  ["everybody's, by a pattern", ["*"], fails("actions by GitHub and *")],
  ["a pattern that forbids allows nothing", ["!tj-actions/*"], "acme: pass"],
  [
    "one that forbids beside one that allows everybody's",
    ["*/*@*", "!tj-actions/*"],
    fails("actions by GitHub and */*@*"),
  ],
])("selected: %s", async (_, change, said) => {
  const selected = Array.isArray(change) ? { patterns_allowed: change } : change;
  expect(await saidOf(organizationActionsAllowed, answered({}, selected))).toEqual([said]);
});

test.each(["github_owned_allowed", "verified_allowed", "patterns_allowed"])(
  "%s left out is no false and no empty list",
  async (field) => {
    expect(await saidOf(organizationActionsAllowed, answered({}, { [field]: undefined }))).toEqual([
      hidden(`/selected-actions does not show ${field}`),
    ]);
  },
);

test("patterns that the company reviewed (jazzband/help#413, ActionsDesk/github-actions-allow-list-as-code-action#93)", async () => {
  const use = organizationActionsAllowed.with({
    sources: defineParameter(
      "action-sources",
      atMost(names("actions by GitHub", "docker/*", "tox-dev/workflow/**@*")),
    ),
  });
  const given = (...patterns: readonly string[]) => answered({}, { patterns_allowed: patterns });
  expect(await saidOf(use, given("docker/build-push-action@v6", "tox-dev/workflow/**@*"))).toEqual([
    "acme: pass",
  ]);
  const fails = (what: string) =>
    `acme: fail (sources of actions beside the organization: ${what}, expected at most actions by GitHub, docker/* and tox-dev/workflow/**@* (action-sources))`;
  expect(await saidOf(use, given("docker-evil/*"))).toEqual([fails("actions by GitHub and docker-evil/*")]);
  expect(await saidOf(use, given("docker/*, docker-evil/*"))).toEqual([
    fails("actions by GitHub, docker/* and docker-evil/*"),
  ]);
});

test("Actions is off and the policy names no actions (integrations/terraform-provider-github#3417)", async () => {
  const situation = answered({ enabled_repositories: "none", allowed_actions: undefined });
  expect(await saidOf(organizationActionsAllowed, situation)).toEqual([
    "acme: not-applicable (No repository of the organization may run workflows.)",
  ]);
});

test("a selection that is refused is no empty list (ActionsDesk/github-actions-allow-list-as-code-action#7)", async () => {
  const { told } = answered();
  const refused = { told: { ...told, [SELECTED]: failure(404, "Not Found") } };
  expect(await saidOf(organizationActionsAllowed, refused)).toEqual([
    `acme: error (${SELECTED} was not found, as GitHub also says to those who may not look (404).)`,
  ]);
});
