import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import {
  asks,
  bound,
  classic,
  denied,
  empty,
  hidden,
  named,
  notApplicable,
  one,
  requires,
  stale,
  unreadableListings,
} from "../repositories.fixture.ts";
import { repositoryPullRequestRequired } from "./repository-pull-request-required.ts";

const asked = (source: string) => `pull requests: ${source}: demanded, expected demanded`;
const [own, old] = ['ruleset "r1" (acme)', "classic branch protection"];
const none = "pull requests: no rule asks for any; expected at least one";

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryPullRequestRequired,
  { test, expect },
  {
    pass: [
      {
        name: "a ruleset (prowler-cloud/prowler#9530)",
        given: bound(asks(2)),
        says: [asked(own)],
      },
      {
        name: "an organization's ruleset, beside classic protection that asks for none (dotnet/org-policy#33)",
        given: one({ classic: known(classic), rulesets: known([known(named(asks(1), 1))]) }),
        says: [asked(own)],
      },
      {
        name: "classic protection alone",
        given: one({ classic: known({ ...classic, ...asks(1) }) }),
        says: [asked(old)],
      },
      {
        name: "without any approval (pome-sh/digital-twins#423)",
        given: bound(asks(0, stale)),
        says: [asked(own)],
      },
      {
        name: "administrators may bypass it, which another check judges",
        given: one({ classic: known({ ...classic, ...asks(1), bindsAdministrators: false }) }),
        says: [asked(old)],
      },
      {
        name: "the bypass list is hidden",
        given: bound({ ...asks(1), bypass: hidden }),
        says: [asked(own)],
      },
      {
        name: "classic protection is hidden and a ruleset asks for one (Project-HAMi/HAMi#2112)",
        given: one({ classic: hidden, rulesets: known([known(named(asks(1), 1))]) }),
        says: [asked(own)],
      },
    ],
    fail: [
      {
        name: "nothing protects the branch (mondoohq/cnspec-policies#116)",
        given: one({}),
        says: [none],
      },
      {
        name: "a ruleset against deletion and force pushes alone (Project-HAMi/HAMi#2112)",
        given: bound({ rules: ["DELETION", "NON_FAST_FORWARD"] }),
        says: [none],
      },
      {
        name: "classic protection that asks for checks alone (ossf/pvtr-github-repo-scanner#96)",
        given: one({ classic: known({ ...classic, ...requires("tests") }) }),
        says: [none],
      },
      {
        name: "the ruleset is only evaluated (nvidia-isaac/cuVSLAM#125)",
        given: bound({ ...asks(2), enforcement: "EVALUATE" }),
        says: [none],
      },
      {
        name: "a bot alone may push, which another check takes (ossf/scorecard#4984)",
        given: one({ classic: known({ ...classic, pushers: [{ type: "App", name: "tide" }] }) }),
        says: [none],
      },
    ],
    unreadable: [
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
