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
  requires,
  unreadableListings,
} from "../repositories.fixture.ts";
import { repositoryLinearHistory } from "./repository-linear-history.ts";

const rule = { rules: ["REQUIRED_LINEAR_HISTORY"] };
const asked = (source: string) => `a linear history: ${source}: needed, expected needed`;
const bypass = (source: string, who: string) =>
  `a linear history, of everybody: bypass of ${source}: ${who}, expected none`;
const [own, old] = ['ruleset "r1" (acme)', "classic branch protection"];
const none = "a linear history: no rule asks for any; expected at least one";

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryLinearHistory,
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
        given: one({ classic: known({ ...classic, linearHistory: true }) }),
        says: [asked(old), bypass(old, "none")],
      },
      {
        name: "a ruleset that some bypass, beside classic protection that binds all",
        given: one({
          classic: known({ ...classic, linearHistory: true }),
          rulesets: known([known(named({ ...rule, bypass: known([{ type: "Team", name: "7" }]) }, 1))]),
        }),
        says: ["a linear history: 2 of 2 pass, expected at least one", bypass(old, "none")],
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
        name: "merge is still named among the ways to merge (persea-grove/persea-desktop#60)",
        given: bound({ rules: ["PULL_REQUEST", "REQUIRED_LINEAR_HISTORY"] }),
        says: [asked(own), bypass(own, "none")],
      },
      {
        name: "a merge queue beside it (rust-lang/team#2388)",
        given: bound({ rules: ["MERGE_QUEUE", "REQUIRED_LINEAR_HISTORY"] }),
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
        given: one({ classic: known({ ...classic, linearHistory: false }) }),
        says: ["a linear history: classic branch protection: not needed, expected needed"],
      },
      {
        name: "a team may bypass the ruleset",
        given: bound({ ...rule, bypass: known([{ type: "Team", name: "7" }]) }),
        says: [bypass(own, "Team 7")],
      },
      {
        name: "classic protection spares administrators",
        given: one({ classic: known({ ...classic, linearHistory: true, bindsAdministrators: false }) }),
        says: [bypass(old, "administrators")],
      },
      {
        name: "squash is the only way to merge, and no rule says so (super-linter/super-linter#991)",
        given: bound({ rules: ["PULL_REQUEST"] }),
        says: [none],
      },
      {
        name: "being up to date is asked, which is another setting (F-U-S-E-E/FuseDevelopmentGroup#61)",
        given: bound({ ...requires("tests"), upToDate: known(true), rules: ["REQUIRED_STATUS_CHECKS"] }),
        says: [none],
      },
      {
        name: "switched off on purpose (googleapis/repo-automation-bots#4081)",
        given: one({ classic: known(classic) }),
        says: ["a linear history: classic branch protection: not needed, expected needed"],
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
