import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import {
  asks,
  bound,
  boundBoth,
  boundClassic,
  classic,
  denied,
  empty,
  hidden,
  named,
  notApplicable,
  one,
  protects,
  requires,
  stale,
  unreadableListings,
} from "../repositories.fixture.ts";
import type { Actor } from "../repository.ts";
import { repositoryNobodyBypasses } from "./repository-nobody-bypasses.ts";

const actor = (type: string, name?: string, mode = "always"): Actor => ({
  type,
  mode,
  ...(name !== undefined && { name }),
});
const by = (...actors: readonly Actor[]) => ({ bypass: known([...actors]) });
const admins = actor("RepositoryRole", "5");
const two = asks(2, stale);

// The number behind a case is an issue or pull request in which somebody met the situation.
const failing = (name: string, who: string, ...actors: readonly Actor[]) => ({
  name,
  given: bound({ ...two, ...by(...actors) }),
  says: [`2 required approvals, of everybody: bypass of ruleset "r1" (acme): ${who}, expected none`],
});

testCheck(
  repositoryNobodyBypasses,
  { test, expect },
  {
    pass: [
      {
        name: "a ruleset has an empty bypass list",
        given: bound(two),
        says: ['2 required approvals, of everybody: bypass of ruleset "r1" (acme): none, expected none'],
      },
      {
        name: "each demand of it is said",
        given: bound({ ...asks(2), ...requires("tests") }),
        says: [
          '2 required approvals, of everybody: bypass of ruleset "r1" (acme): none, expected none',
          'approvals taken back by a push, of everybody: bypass of ruleset "r1" (acme): none, expected none',
          'approval of the last push by another, of everybody: bypass of ruleset "r1" (acme): none, expected none',
          'required check "tests", of everybody: bypass of ruleset "r1" (acme): none, expected none',
        ],
      },
      {
        name: "classic protection binds administrators, and who may push still needs the pull request",
        given: one({
          classic: known({
            ...classic,
            ...two,
            pushers: [{ type: "Team", name: "platform" }],
            forcePushes: true,
            forcePushers: [{ type: "User", name: "ben" }],
          }),
        }),
        says: [
          "2 required approvals, of everybody: bypass of classic branch protection: none, expected none",
        ],
      },
      {
        name: "one of two equally strict sources can be bypassed",
        given: boundBoth(protects({ ...two, bindsAdministrators: false }), two),
        says: ['2 required approvals, of everybody: bypass of ruleset "r1" (acme): none, expected none'],
      },
      {
        name: "another equally strict ruleset's bypass list is hidden",
        given: bound(two, { ...two, bypass: hidden }),
        says: ['2 required approvals, of everybody: bypass of ruleset "r1" (acme): none, expected none'],
      },
      {
        name: "the hidden list is of a ruleset that demands less of the same",
        given: bound(two, { ...asks(1, stale), bypass: hidden }),
        says: ['2 required approvals, of everybody: bypass of ruleset "r1" (acme): none, expected none'],
      },
      {
        name: "the hidden list is of a ruleset that demands neither reviews nor checks",
        given: bound(two, { rules: ["REQUIRED_SIGNATURES"], bypass: hidden }),
        says: ['2 required approvals, of everybody: bypass of ruleset "r1" (acme): none, expected none'],
      },
      {
        name: "two sources with different apps: nobody is both (ossf/scorecard#3480)",
        given: bound(
          { ...two, ...by(actor("Integration", "1")) },
          { ...two, ...by(actor("Integration", "2")) },
        ),
        says: ["2 required approvals, of everybody: bypass of all of these at once: none, expected none"],
      },
      {
        name: "two sources, an app and a deploy key",
        given: bound({ ...two, ...by(actor("Integration", "1")) }, { ...two, ...by(actor("DeployKey")) }),
        says: ["2 required approvals, of everybody: bypass of all of these at once: none, expected none"],
      },
      {
        name: "an evaluated ruleset's bypass list beside an enforced one",
        given: bound(two, { ...two, ...by(admins), enforcement: "EVALUATE" }),
        says: ['2 required approvals, of everybody: bypass of ruleset "r1" (acme): none, expected none'],
      },
      {
        name: "a merge queue may be bypassed, which is a blind spot (NixOS/org#149)",
        given: bound(two, { rules: ["MERGE_QUEUE"], ...by(admins) }),
        says: ['2 required approvals, of everybody: bypass of ruleset "r1" (acme): none, expected none'],
      },
      {
        name: "pull requests without approvals bind everybody, which says nothing of review (Jebel-Quant/rhiza#1179)",
        given: bound(asks(0, stale)),
        says: ['pull requests, of everybody: bypass of ruleset "r1" (acme): none, expected none'],
      },
      {
        name: "checks alone bind everybody",
        given: bound(requires("tests", "lint")),
        says: [
          'required checks "lint" and "tests", of everybody: bypass of ruleset "r1" (acme): none, expected none',
        ],
      },
      {
        name: "an allowance of classic protection spares the pull request that a ruleset demands too, and no check",
        given: one({
          classic: known({
            ...classic,
            ...two,
            ...requires("tests"),
            pullRequestBypass: [{ type: "User", name: "ben" }],
          }),
          rulesets: known([known(named(two, 1))]),
        }),
        says: [
          '2 required approvals, of everybody: bypass of ruleset "r1" (acme): none, expected none',
          'required check "tests", of everybody: bypass of classic branch protection: none, expected none',
        ],
      },
      {
        name: "a check of anybody is also demanded where it is demanded of an app",
        given: bound(requires("tests"), { ...requires({ name: "tests", source: "anybody" }), ...by(admins) }),
        says: [
          'required check "tests", of everybody: bypass of ruleset "r1" (acme): none, expected none',
          'required check "tests", of everybody: bypass of ruleset "r1" (acme): none, expected none',
        ],
      },
    ],
    fail: [
      {
        name: "A2: the ruleset with the checks lets administrators bypass (apache/seatunnel#12289)",
        given: bound(two, { ...requires("tests"), ...by(admins) }),
        says: [
          'required check "tests", of everybody: bypass of ruleset "r2" (acme): RepositoryRole 5, expected none',
        ],
      },
      {
        name: "A2: each check by itself (WingedGuardian/GENesis-AGI#1907)",
        given: bound({ ...two, ...requires("lint") }, { ...requires("tests", "lint"), ...by(admins) }),
        says: [
          'required check "tests", of everybody: bypass of ruleset "r2" (acme): RepositoryRole 5, expected none',
        ],
      },
      {
        name: "A2: the ruleset that takes approvals back lets administrators bypass (me2resh/apexyard#1197)",
        given: bound(two, { ...asks(2, { lastPush: false }), ...by(admins) }),
        says: [
          'approvals taken back by a push, of everybody: bypass of ruleset "r2" (acme): RepositoryRole 5, expected none',
        ],
      },
      {
        name: "A2: the ruleset that asks for approval of the last push lets a team bypass",
        given: bound(two, { ...asks(1, { dismissesStale: false }), ...by(actor("Team", "7")) }),
        says: [
          'approval of the last push by another, of everybody: bypass of ruleset "r2" (acme): Team 7, expected none',
        ],
      },
      {
        name: "A2: classic checks spare administrators, a ruleset's reviews do not (vanillagreencom/kendex#826)",
        given: boundBoth(protects({ ...requires("tests"), bindsAdministrators: false }), two),
        says: [
          'required check "tests", of everybody: bypass of classic branch protection: administrators, expected none',
        ],
      },
      {
        name: "A2: a check of an app may be bypassed, the same of anybody may not",
        given: bound({ ...requires("tests"), ...by(admins) }, requires({ name: "tests", source: "anybody" })),
        says: [
          'required check "tests", of everybody: bypass of ruleset "r1" (acme): RepositoryRole 5, expected none',
        ],
      },
      failing("a team may bypass", "Team 4711", actor("Team", "4711")),
      failing(
        "owners of the organization, even in pull requests only (ddev/ddev#7610)",
        "OrganizationAdmin (pull_request)",
        actor("OrganizationAdmin", undefined, "pull_request"),
      ),
      failing(
        "an app that is exempt (github/github-mcp-server#2991)",
        "Integration 9 (exempt)",
        actor("Integration", "9", "exempt"),
      ),
      failing(
        "any deploy key (integrations/terraform-provider-github#2254)",
        "DeployKey",
        actor("DeployKey"),
      ),
      failing(
        "owners, with a number that says nothing (lestrrat-go/jwx#1720)",
        "OrganizationAdmin 1",
        actor("OrganizationAdmin", "1"),
      ),
      failing(
        "an actor of a new type (integrations/terraform-provider-github#3423)",
        "EnterpriseRole 3",
        actor("EnterpriseRole", "3"),
      ),
      failing("a mode that is left out (github/github-mcp-server#2991)", "Team 4711", {
        type: "Team",
        name: "4711",
      }),
      failing("Dependabot (ossf/scorecard#3502)", "Integration 29110", actor("Integration", "29110")),
      {
        name: "classic protection spares administrators (division-sh/swarm#2253)",
        given: boundClassic({ ...two, bindsAdministrators: false }),
        says: [
          "2 required approvals, of everybody: bypass of classic branch protection: administrators, expected none",
        ],
      },
      {
        name: "classic protection allows a user (turbot/steampipe-plugin-github#297)",
        given: boundClassic({ ...two, pullRequestBypass: [{ type: "User", name: "ben" }] }),
        says: [
          "2 required approvals, of everybody: bypass of classic branch protection: User ben, expected none",
        ],
      },
      {
        name: "classic protection allows more than GitHub lists at once (turbot/steampipe-plugin-github#297)",
        given: one({
          classic: known({
            ...classic,
            ...two,
            pullRequestBypass: [{ type: "Unknown", name: "and 1 more" }],
          }),
        }),
        says: [
          "2 required approvals, of everybody: bypass of classic branch protection: Unknown and 1 more, expected none",
        ],
      },
      {
        name: "the strictest ruleset may be bypassed, and nobody may bypass one that demands none",
        given: bound({ ...two, ...by(actor("Team", "4711")) }, asks(0, stale)),
        says: ['2 required approvals, of everybody: bypass of ruleset "r1" (acme): Team 4711, expected none'],
      },
      {
        name: "the same team may bypass both sources",
        given: bound({ ...two, ...by(actor("Team", "7"), admins) }, { ...two, ...by(actor("Team", "7")) }),
        says: ["2 required approvals, of everybody: none of 3, expected at least 2"],
      },
      {
        name: "administrators may bypass both, by another name in each (NixOS/org#149)",
        given: boundBoth(protects({ ...two, bindsAdministrators: false }), {
          ...two,
          ...by(actor("OrganizationAdmin")),
        }),
        says: ["2 required approvals, of everybody: none of 3, expected at least 2"],
      },
      {
        name: "nothing demands anything",
        given: one({ classic: known(classic), rulesets: known([]) }),
        says: ["rules that bind everybody: no rule asks for anything; expected at least one"],
      },
    ],
    unreadable: [
      {
        name: "the bypass list is hidden (prowler-cloud/prowler#11723)",
        given: bound({ ...two, bypass: hidden }),
        says: [denied.message],
      },
      {
        name: "A2: the hidden list is of the ruleset with the checks (theam/facility#169, intent-hq/intent#5510)",
        given: bound(two, { ...requires("tests"), bypass: hidden }),
        says: [denied.message],
      },
      {
        name: "A2: the hidden list is of the ruleset that takes approvals back",
        given: bound(two, { ...asks(1), bypass: hidden }),
        says: [denied.message],
      },
      {
        name: "classic protection can be bypassed and the list of a ruleset is hidden",
        given: boundBoth(protects({ ...two, bindsAdministrators: false }), { ...two, bypass: hidden }),
        says: [denied.message],
      },
      {
        name: "a team may bypass one and administrators the other: the team may hold an administrator",
        given: bound({ ...two, ...by(actor("Team", "7")) }, { ...two, ...by(admins) }),
        says: [
          "Whether somebody is on each of these bypass lists depends on who belongs to Team 7 and RepositoryRole 5, which is not read.",
        ],
      },
      {
        name: "classic protection is hidden and may demand more of all but administrators",
        given: boundBoth(hidden, two),
        says: [denied.message],
      },
      {
        name: "a rule is hidden and may demand more of all but a team",
        given: one({ rulesets: known([known(named(two, 1)), hidden]) }),
        says: [denied.message],
      },
      ...unreadableListings,
    ],
    notApplicable,
    empty,
  },
);
