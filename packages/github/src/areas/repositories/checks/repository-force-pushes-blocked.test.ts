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
import { repositoryForcePushesBlocked } from "./repository-force-pushes-blocked.ts";

const rule = { rules: ["NON_FAST_FORWARD"] };
const asked = (source: string) => `blocked force pushes: ${source}: blocked, expected blocked`;
const bypass = (source: string, who: string) =>
  `blocked force pushes, of everybody: bypass of ${source}: ${who}, expected none`;
const [own, old] = ['ruleset "r1" (acme)', "classic branch protection"];
const none = "blocked force pushes: no rule asks for any; expected at least one";

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryForcePushesBlocked,
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
        given: one({ classic: known({ ...classic, forcePushes: false }) }),
        says: [asked(old), bypass(old, "none")],
      },
      {
        name: "a ruleset that some bypass, beside classic protection that binds all",
        given: one({
          classic: known({ ...classic, forcePushes: false }),
          rulesets: known([known(named({ ...rule, bypass: known([{ type: "Team", name: "7" }]) }, 1))]),
        }),
        says: ["blocked force pushes: 2 of 2 pass, expected at least one", bypass(old, "none")],
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
        name: "classic protection that spares administrators blocks theirs too (src-d/gitbase#614, desktop/desktop#16146)",
        given: one({ classic: known({ ...classic, bindsAdministrators: false }) }),
        says: [asked(old), bypass(old, "none")],
      },
      {
        name: "classic protection allows them and a ruleset does not (rust-lang/team#2324)",
        given: one({
          classic: known({ ...classic, forcePushes: true }),
          rulesets: known([known(named(rule, 1))]),
        }),
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
        given: one({ classic: known({ ...classic, forcePushes: true }) }),
        says: ["blocked force pushes: classic branch protection: allowed, expected blocked"],
      },
      {
        name: "a team may bypass the ruleset",
        given: bound({ ...rule, bypass: known([{ type: "Team", name: "7" }]) }),
        says: [bypass(own, "Team 7")],
      },
      {
        name: "classic protection lists who may (isaacs/github#1163)",
        given: one({ classic: known({ ...classic, forcePushers: [{ type: "Team", name: "platform" }] }) }),
        says: [bypass(old, "Team platform")],
      },
      {
        name: "the setting stayed on although the API was told otherwise (fabriziosalmi/secure-proxy-manager#264)",
        given: one({ classic: known({ ...classic, forcePushes: true }) }),
        says: ["blocked force pushes: classic branch protection: allowed, expected blocked"],
      },
      {
        name: "a ruleset against deletion alone (pome-sh/digital-twins#423)",
        given: bound({ rules: ["DELETION"] }),
        says: [none],
      },
      {
        name: "somebody may bypass it in pull requests alone, which is a blind spot",
        given: bound({ ...rule, bypass: known([{ type: "OrganizationAdmin", mode: "pull_request" }]) }),
        says: [bypass(own, "OrganizationAdmin (pull_request)")],
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
