import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import {
  bound,
  classic,
  denied,
  empty,
  hidden,
  named,
  notApplicable,
  one,
  unreadableListings,
} from "../repositories.fixture.ts";
import { repositoryDeletionBlocked } from "./repository-deletion-blocked.ts";

const rule = { rules: ["DELETION"] };
const asked = (source: string) => `blocked deletion: ${source}: blocked, expected blocked`;
const bypass = (source: string, who: string) =>
  `blocked deletion, of everybody: bypass of ${source}: ${who}, expected none`;
const [own, old] = ['ruleset "r1" (acme)', "classic branch protection"];
const none = "blocked deletion: no rule asks for any; expected at least one";

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryDeletionBlocked,
  { test, expect },
  {
    pass: [
      {
        name: "a ruleset, which nobody bypasses",
        given: bound(rule),
        says: [asked(own), bypass(own, "none")],
      },
      {
        name: "classic protection alone",
        given: one({ classic: known({ ...classic, deletions: false }) }),
        says: [asked(old), bypass(old, "none")],
      },
      {
        name: "a ruleset that some bypass, beside classic protection that binds all",
        given: one({
          classic: known({ ...classic, deletions: false }),
          rulesets: known([known(named({ ...rule, bypass: known([{ type: "Team", name: "7" }]) }, 1))]),
        }),
        says: ["blocked deletion: 2 of 2 pass, expected at least one", bypass(old, "none")],
      },
      {
        name: "a ruleset, beside classic protection that is hidden",
        given: one({ classic: hidden, rulesets: known([known(named(rule, 1))]) }),
        says: [asked(own), bypass(own, "none")],
      },
      {
        name: "an enterprise's ruleset",
        given: bound({ ...rule, level: "Enterprise", source: "acme-corp" }),
        says: [asked('ruleset "r1" (acme-corp)'), bypass('ruleset "r1" (acme-corp)', "none")],
      },
      {
        name: "classic protection that spares administrators keeps the branch from them too",
        given: one({ classic: known({ ...classic, bindsAdministrators: false }) }),
        says: [asked(old), bypass(old, "none")],
      },
      {
        name: "who may push by force may not delete (isaacs/github#1163)",
        given: one({ classic: known({ ...classic, forcePushers: [{ type: "Team", name: "platform" }] }) }),
        says: [asked(old), bypass(old, "none")],
      },
      {
        name: "deletion is restricted and automatic deletion after a merge is on (WordPress/WordPress-Coding-Standards#2751)",
        given: bound(rule),
        says: [asked(own), bypass(own, "none")],
      },
    ],
    fail: [
      {
        name: "nothing protects the branch (mondoohq/cnspec-policies#116)",
        given: one({}),
        says: [none],
      },
      {
        name: "the ruleset is only evaluated (prowler-cloud/prowler#11723)",
        given: bound({ ...rule, enforcement: "EVALUATE" }),
        says: [none],
      },
      {
        name: "the ruleset is switched off",
        given: bound({ ...rule, enforcement: "DISABLED" }),
        says: [none],
      },
      {
        name: "classic protection does not ask for it",
        given: one({ classic: known({ ...classic, deletions: true }) }),
        says: ["blocked deletion: classic branch protection: allowed, expected blocked"],
      },
      {
        name: "a team may bypass the ruleset",
        given: bound({ ...rule, bypass: known([{ type: "Team", name: "7" }]) }),
        says: [bypass(own, "Team 7")],
      },
      {
        name: "classic protection allows it expressly (pascalgn/automerge-action#157)",
        given: one({ classic: known({ ...classic, deletions: true }) }),
        says: ["blocked deletion: classic branch protection: allowed, expected blocked"],
      },
      {
        name: "a ruleset without the rule (pome-sh/digital-twins#423)",
        given: bound({ rules: ["NON_FAST_FORWARD", "PULL_REQUEST"] }),
        says: [none],
      },
    ],
    unreadable: [
      {
        name: "the bypass list is hidden (theam/facility#169)",
        given: bound({ ...rule, bypass: hidden }),
        says: [denied.message],
      },
      {
        name: "classic protection is hidden and no ruleset decides (ossf/scorecard#3759)",
        given: one({ classic: hidden }),
        says: [denied.message],
      },
      {
        name: "a rule could not be read",
        given: one({ rulesets: known([hidden]) }),
        says: [denied.message],
      },
      {
        name: "rulesets are hidden",
        given: one({ rulesets: hidden }),
        says: [denied.message],
      },
      ...unreadableListings,
    ],
    notApplicable,
    empty,
  },
);
