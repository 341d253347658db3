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
import { repositorySignedCommits } from "./repository-signed-commits.ts";

const rule = { rules: ["REQUIRED_SIGNATURES"] };
const asked = (source: string) => `signed commits: ${source}: needed, expected needed`;
const bypass = (source: string, who: string) =>
  `signed commits, of everybody: bypass of ${source}: ${who}, expected none`;
const [own, old] = ['ruleset "r1" (acme)', "classic branch protection"];
const none = "signed commits: no rule asks for any; expected at least one";

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositorySignedCommits,
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
        given: one({ classic: known({ ...classic, signatures: true }) }),
        says: [asked(old), bypass(old, "none")],
      },
      {
        name: "a ruleset that some bypass, beside classic protection that binds all",
        given: one({
          classic: known({ ...classic, signatures: true }),
          rulesets: known([known(named({ ...rule, bypass: known([{ type: "Team", name: "7" }]) }, 1))]),
        }),
        says: ["signed commits: 2 of 2 pass, expected at least one", bypass(old, "none")],
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
        given: one({ classic: known({ ...classic, signatures: false }) }),
        says: ["signed commits: classic branch protection: not needed, expected needed"],
      },
      {
        name: "a team may bypass the ruleset",
        given: bound({ ...rule, bypass: known([{ type: "Team", name: "7" }]) }),
        says: [bypass(own, "Team 7")],
      },
      {
        name: "classic protection spares administrators (CDCgov/trusted-intermediary#1560)",
        given: one({ classic: known({ ...classic, signatures: true, bindsAdministrators: false }) }),
        says: [bypass(old, "administrators")],
      },
      {
        name: "the release app is on the bypass list (andrew-codes/playnite-web#468)",
        given: bound({ ...rule, bypass: known([{ type: "Integration", name: "901" }]) }),
        says: [bypass(own, "Integration 901")],
      },
      {
        name: "a ruleset for all but signatures (iderex/relais#98)",
        given: bound({ rules: ["DELETION", "NON_FAST_FORWARD", "PULL_REQUEST"] }),
        says: [none],
      },
      {
        name: "a workflow looks at signatures instead (openbao/openbao#399)",
        given: bound({ ...requires("commit signatures"), rules: ["REQUIRED_STATUS_CHECKS"] }),
        says: [none],
      },
      {
        name: "hooks of each clone look at signatures instead (sebastienrousseau/dotfiles#853)",
        given: one({ classic: known(classic) }),
        says: ["signed commits: classic branch protection: not needed, expected needed"],
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
