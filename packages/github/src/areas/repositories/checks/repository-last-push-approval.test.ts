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
import { repositoryLastPushApproval } from "./repository-last-push-approval.ts";

const last = (source: string) =>
  `fresh approval: approval of the last push by another: ${source}: needed, expected needed`;
const neither = "fresh approval: none of 2, expected at least one";

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryLastPushApproval,
  { test, expect },
  {
    pass: [
      {
        name: "a ruleset asks for it (freelawproject/litigant-portal#725)",
        given: bound(asks(1, lasting)),
        says: [approval(own, 1), last(own)],
      },
      {
        name: "classic protection asks for it (ossf/scorecard#2475, sigstore/community#263)",
        given: boundClassic(asks(1, lasting)),
        says: [approval(old, 1), last(old)],
      },
      {
        name: "one ruleset asks for an approval and another for the last push",
        given: bound(asks(1, stale), asks(0, lasting)),
        says: [approval(own, 1), last('ruleset "r2" (acme)')],
      },
      {
        name: "two approvals that a push takes back, one of which is by another",
        given: bound(asks(2, dismissing)),
        says: [approval(own, 2), "fresh approval: two fresh approvals: all 2 pass, expected all to pass"],
      },
      {
        name: "the bypass list is hidden",
        given: bound({ ...asks(1, lasting), bypass: hidden }),
        says: [approval(own, 1), last(own)],
      },
    ],
    fail: [
      {
        name: "nothing protects the branch",
        given: one({}),
        says: ["required approvals: no rule asks for any; expected at least 1", neither],
      },
      {
        name: "whoever pushed last may approve it (WingedGuardian/GENesis-AGI#1907)",
        given: bound(asks(1, stale)),
        says: [neither],
      },
      {
        name: "one approval that a push takes back may be by who pushed (apache/polaris#1265)",
        given: bound(asks(1, dismissing)),
        says: [neither],
      },
      {
        name: "two approvals that stay",
        given: boundClassic(asks(2, stale)),
        says: [neither],
      },
      {
        name: "switched off so that a bot's own change can be approved (barrettruth/canola.nvim#66)",
        given: bound(asks(1, stale)),
        says: [neither],
      },
      {
        name: "the ruleset is only evaluated",
        given: bound(asks(1, stale), { ...asks(1), enforcement: "EVALUATE" }),
        says: [neither],
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
