import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { approval, old, own, unreadableSources } from "../branch-cases.fixture.ts";
import {
  asks,
  bound,
  boundClassic,
  denied,
  dismissing,
  empty,
  hidden,
  lasting,
  notApplicable,
  one,
  stale,
} from "../repositories.fixture.ts";
import { repositoryApprovalAfterPush } from "./repository-approval-after-push.ts";

const fresh = (source: string) => `approval after the last push: ${source}: needed, expected needed`;
const none = [
  "required approvals: no rule asks for any; expected at least 1",
  "approval after the last push: no rule asks for any; expected at least one",
];
const kept = (source: string) => `approval after the last push: ${source}: not needed, expected needed`;

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
        given: boundClassic(asks(2, dismissing)),
        says: [approval(old, 2), fresh(old)],
      },
      {
        name: "one ruleset asks for approvals and another takes them back",
        given: bound(asks(2, stale), asks(0, dismissing)),
        says: [approval(own, 2), fresh('ruleset "r2" (acme)')],
      },
      {
        name: "administrators may bypass it, which another check judges",
        given: boundClassic({ ...asks(1, dismissing), bindsAdministrators: false }),
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
        given: boundClassic(asks(1, stale)),
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
      ...unreadableSources,
    ],
    notApplicable,
    empty,
  },
);
