import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { old, own, saysOf, unreadableSources } from "../branch-cases.fixture.ts";
import {
  asks,
  bound,
  boundBoth,
  boundClassic,
  empty,
  hidden,
  notApplicable,
  one,
  protects,
  requires,
  stale,
} from "../repositories.fixture.ts";
import { repositoryPullRequestRequired } from "./repository-pull-request-required.ts";

const { asked, none } = saysOf("pull requests", ["demanded", "not demanded"]);

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
        given: boundBoth(protects(), asks(1)),
        says: [asked(own)],
      },
      {
        name: "classic protection alone",
        given: boundClassic(asks(1)),
        says: [asked(old)],
      },
      {
        name: "without any approval (pome-sh/digital-twins#423)",
        given: bound(asks(0, stale)),
        says: [asked(own)],
      },
      {
        name: "administrators may bypass it, which another check judges",
        given: boundClassic({ ...asks(1), bindsAdministrators: false }),
        says: [asked(old)],
      },
      {
        name: "the bypass list is hidden",
        given: bound({ ...asks(1), bypass: hidden }),
        says: [asked(own)],
      },
      {
        name: "classic protection is hidden and a ruleset asks for one (Project-HAMi/HAMi#2112)",
        given: boundBoth(hidden, asks(1)),
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
        given: boundClassic(requires("tests")),
        says: [none],
      },
      {
        name: "the ruleset is only evaluated (nvidia-isaac/cuVSLAM#125)",
        given: bound({ ...asks(2), enforcement: "EVALUATE" }),
        says: [none],
      },
      {
        name: "a bot alone may push, which another check takes (ossf/scorecard#4984)",
        given: boundClassic({ pushers: [{ type: "App", name: "tide" }] }),
        says: [none],
      },
    ],
    unreadable: unreadableSources,
    notApplicable,
    empty,
  },
);
