import { count } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import {
  classic,
  denied,
  empty,
  hidden,
  notApplicable,
  one,
  ruleset,
  two,
  unreadableListings,
} from "../testing/fixtures.ts";
import { repositoryNobodyBypasses } from "./repository-nobody-bypasses.ts";

const team = { type: "Team", name: "4711", mode: "always" };
const told = (what: string) => [`pull requests that nobody bypasses: ${what}, expected at least one of them`];

testCheck(
  repositoryNobodyBypasses,
  { test, expect },
  {
    pass: [
      {
        name: "a ruleset has an empty bypass list",
        given: one({ rulesets: known([known({ ...ruleset, ...two })]) }),
        says: told("1 of 1"),
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
        says: told("1 of 1"),
      },
      {
        name: "one of two sources can be bypassed",
        given: one({
          classic: known({ ...classic, ...two, bindsAdministrators: false }),
          rulesets: known([known({ ...ruleset, ...two })]),
        }),
        says: told("1 of 2"),
      },
      {
        name: "another ruleset's bypass list is hidden",
        given: one({
          rulesets: known([
            known({ ...ruleset, ...two }),
            known({ ...ruleset, ...two, id: 2, bypass: hidden }),
          ]),
        }),
        says: told("1 of 2"),
      },
      {
        name: "the hidden list is of a ruleset that demands fewer approvals",
        given: one({
          classic: known({ ...classic, ...two }),
          rulesets: known([known({ ...ruleset, approvals: count(1), bypass: hidden })]),
        }),
        says: told("1 of 1"),
      },
      {
        name: "the hidden list is of a ruleset that demands no pull request",
        given: one({
          classic: known({ ...classic, ...two }),
          rulesets: known([known({ ...ruleset, bypass: hidden })]),
        }),
        says: told("1 of 1"),
      },
    ],
    fail: [
      {
        name: "a team may bypass",
        given: one({ rulesets: known([known({ ...ruleset, ...two, bypass: known([team]) })]) }),
        says: told("0 of 1"),
      },
      {
        name: "even in pull requests only",
        given: one({
          rulesets: known([
            known({ ...ruleset, ...two, bypass: known([{ ...team, mode: "pull_request" }]) }),
          ]),
        }),
        says: told("0 of 1"),
      },
      {
        name: "classic protection spares administrators",
        given: one({ classic: known({ ...classic, ...two, bindsAdministrators: false }) }),
        says: told("0 of 1"),
      },
      {
        name: "classic protection allows a user",
        given: one({
          classic: known({ ...classic, ...two, pullRequestBypass: [{ type: "User", name: "ben" }] }),
        }),
        says: told("0 of 1"),
      },
      {
        name: "a team may bypass the ruleset that demands two approvals, and nobody one that demands none",
        given: one({
          rulesets: known([
            known({ ...ruleset, ...two, bypass: known([team]) }),
            known({ ...ruleset, approvals: count(0), id: 2, name: "none" }),
          ]),
        }),
        says: told("0 of 1"),
      },
      {
        name: "nothing demands a pull request",
        given: one({ classic: known(classic), rulesets: known([known(ruleset)]) }),
        says: told("none found"),
      },
    ],
    unreadable: [
      {
        name: "the bypass list is hidden",
        given: one({ rulesets: known([known({ ...ruleset, ...two, bypass: hidden })]) }),
        says: [denied.message],
      },
      {
        name: "classic protection can be bypassed and the list of a ruleset is hidden",
        given: one({
          classic: known({ ...classic, ...two, bindsAdministrators: false }),
          rulesets: known([known({ ...ruleset, ...two, bypass: hidden })]),
        }),
        says: [denied.message],
      },
      {
        name: "the hidden list is of the ruleset that demands the most",
        given: one({
          classic: known({ ...classic, approvals: count(1) }),
          rulesets: known([known({ ...ruleset, ...two, bypass: hidden })]),
        }),
        says: [denied.message],
      },
      {
        name: "classic protection is hidden and may demand more of all but administrators",
        given: one({ classic: hidden, rulesets: known([known({ ...ruleset, ...two })]) }),
        says: [denied.message],
      },
      {
        name: "a rule is hidden and may demand more of all but a team",
        given: one({ rulesets: known([known({ ...ruleset, ...two }), hidden]) }),
        says: [denied.message],
      },
      ...unreadableListings,
    ],
    notApplicable,
    empty,
  },
);
