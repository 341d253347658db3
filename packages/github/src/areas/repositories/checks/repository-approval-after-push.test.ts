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
  notApplicable,
  one,
  stale,
  unreadableListings,
} from "../repositories.fixture.ts";
import { repositoryApprovalAfterPush } from "./repository-approval-after-push.ts";

const approval = (source: string, amount: number) =>
  `required approvals: ${source}: ${amount}, expected at least 1`;
const fresh = (source: string) => `approval after the last push: ${source}: needed, expected needed`;
const [own, old] = ['ruleset "r1" (acme)', "classic branch protection"];
const none = [
  "required approvals: no rule asks for any; expected at least 1",
  "approval after the last push: no rule asks for any; expected at least one",
];
const kept = (source: string) => `approval after the last push: ${source}: not needed, expected needed`;
const dismissing = { lastPush: false };
const lasting = { dismissesStale: false };

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryApprovalAfterPush,
  { test, expect },
  {
    pass: [
      {
        name: "a push takes approvals back (freelawproject/litigant-portal#725)",
        given: bound(asks(1, dismissing)),
        says: [approval(own, 1), fresh(own)],
      },
      {
        name: "the last push needs an approval, and others stay (nvidia-isaac/cuVSLAM#125)",
        given: bound(asks(1, lasting)),
        says: [approval(own, 1), fresh(own)],
      },
      {
        name: "classic protection takes them back (finos/common-cloud-controls#287)",
        given: one({ classic: known({ ...classic, ...asks(2, dismissing) }) }),
        says: [approval(old, 2), fresh(old)],
      },
      {
        name: "one ruleset asks for approvals and another takes them back",
        given: bound(asks(2, stale), asks(0, dismissing)),
        says: [approval(own, 2), fresh('ruleset "r2" (acme)')],
      },
      {
        name: "administrators may bypass it, which another check judges",
        given: one({ classic: known({ ...classic, ...asks(1, dismissing), bindsAdministrators: false }) }),
        says: [approval(old, 1), fresh(old)],
      },
    ],
    fail: [
      {
        name: "nothing protects the branch",
        given: one({}),
        says: [...none],
      },
      {
        name: "an approval of an old commit satisfies it (me2resh/apexyard#1197, WingedGuardian/GENesis-AGI#1907)",
        given: bound(asks(1, stale)),
        says: [kept(own)],
      },
      {
        name: "classic protection keeps them (mozilla-services/GitHub-Audit#59, NixOS/org#119)",
        given: one({ classic: known({ ...classic, ...asks(1, stale) }) }),
        says: [kept(old)],
      },
      {
        name: "a push takes approvals back, of which none is needed",
        given: bound(asks(0, dismissing)),
        says: ['required approvals: ruleset "r1" (acme): 0, expected at least 1'],
      },
      {
        name: "the ruleset is only evaluated",
        given: bound(asks(1, stale), { ...asks(1), enforcement: "EVALUATE" }),
        says: [kept(own)],
      },
    ],
    unreadable: [
      {
        name: "a pull request rule does not show its parameters",
        given: bound({ review: hidden }),
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
