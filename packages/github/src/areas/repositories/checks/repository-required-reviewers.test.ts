import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import {
  asks,
  bound,
  boundClassic,
  classic,
  denied,
  empty,
  hidden,
  notApplicable,
  one,
  requires,
  ruleset,
  stale,
  unreadableListings,
} from "../repositories.fixture.ts";
import { repositoryRequiredReviewers } from "./repository-required-reviewers.ts";

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryRequiredReviewers,
  { test, expect },
  {
    pass: [
      {
        name: "a ruleset asks for two",
        given: bound(asks(2)),
        says: [
          'required approvals: ruleset "r1" (acme): 2, expected at least 2',
          'approvals taken back by a push: ruleset "r1" (acme): taken back, expected taken back',
        ],
      },
      {
        name: "classic protection asks for two",
        given: boundClassic(asks(2)),
        says: [
          "required approvals: classic branch protection: 2, expected at least 2",
          "approvals taken back by a push: classic branch protection: taken back, expected taken back",
        ],
      },
      {
        name: "A3: a push takes approvals back, so one of two is by another than who pushed last",
        given: bound(asks(2, { lastPush: false })),
        says: [
          'required approvals: ruleset "r1" (acme): 2, expected at least 2',
          'approvals taken back by a push: ruleset "r1" (acme): taken back, expected taken back',
        ],
      },
      {
        name: "the strictest source decides",
        given: one({
          classic: known({ ...classic, ...asks(1, stale) }),
          rulesets: known([known({ ...ruleset, ...asks(3) })]),
        }),
        says: [
          'required approvals: ruleset "main protection" (acme): 3, expected at least 2',
          'approvals taken back by a push: ruleset "main protection" (acme): taken back, expected taken back',
        ],
      },
      {
        name: "one ruleset asks for two approvals and another takes them back (apache/seatunnel#12221)",
        given: bound(asks(2, stale), asks(1)),
        says: [
          'required approvals: ruleset "r1" (acme): 2, expected at least 2',
          'approvals taken back by a push: ruleset "r2" (acme): taken back, expected taken back',
        ],
      },
      {
        name: "an organization's ruleset (prowler-cloud/prowler#9530, dotnet/org-policy#33)",
        given: bound({ ...asks(2), level: "Organization", source: "acme" }),
        says: [
          'required approvals: ruleset "r1" (acme): 2, expected at least 2',
          'approvals taken back by a push: ruleset "r1" (acme): taken back, expected taken back',
        ],
      },
      {
        name: "an enterprise's ruleset (gm3dmo/the-power#330)",
        given: bound({ ...asks(2), level: "Enterprise", source: "acme-corp" }),
        says: [
          'required approvals: ruleset "r1" (acme-corp): 2, expected at least 2',
          'approvals taken back by a push: ruleset "r1" (acme-corp): taken back, expected taken back',
        ],
      },
      {
        name: "a ruleset that is not shown (theam/facility#169)",
        given: one({
          rulesets: known([
            known({
              name: "a ruleset that is not shown",
              enforcement: "ACTIVE",
              rules: ["PULL_REQUEST"],
              restrictsUpdates: known(false),
              bypass: hidden,
              ...asks(2),
            }),
          ]),
        }),
        says: [
          "required approvals: a ruleset that is not shown: 2, expected at least 2",
          "approvals taken back by a push: a ruleset that is not shown: taken back, expected taken back",
        ],
      },
      {
        name: "a rule of a new type beside it",
        given: bound({ ...asks(2), rules: ["COPILOT_CODE_REVIEW", "PULL_REQUEST"] }),
        says: [
          'required approvals: ruleset "r1" (acme): 2, expected at least 2',
          'approvals taken back by a push: ruleset "r1" (acme): taken back, expected taken back',
        ],
      },
      {
        name: "classic protection is hidden and a ruleset is strict enough (pvtr#96)",
        given: one({ classic: hidden, rulesets: known([known({ ...ruleset, ...asks(2) })]) }),
        says: [
          'required approvals: ruleset "main protection" (acme): 2, expected at least 2',
          'approvals taken back by a push: ruleset "main protection" (acme): taken back, expected taken back',
        ],
      },
      {
        name: "some may change a branch that is locked for others, by two approvals",
        given: bound({ ...asks(2), restrictsUpdates: known(true), bypass: known([{ type: "DeployKey" }]) }),
        says: [
          'required approvals: ruleset "r1" (acme): 2, expected at least 2',
          'approvals taken back by a push: ruleset "r1" (acme): taken back, expected taken back',
        ],
      },
    ],
    fail: [
      {
        name: "A3: a ruleset keeps stale approvals (me2resh/apexyard#1197, mitodl/ol-infrastructure#5459)",
        given: bound(asks(2, stale)),
        says: ['approvals taken back by a push: ruleset "r1" (acme): kept, expected taken back'],
      },
      {
        name: "A3: classic protection keeps stale approvals (ossf/scorecard#356, microsoft/hve-core#458)",
        given: boundClassic(asks(2, stale)),
        says: ["approvals taken back by a push: classic branch protection: kept, expected taken back"],
      },
      {
        name: "A3: the last push is approved by another, which is one fresh approval and not two",
        given: bound(asks(2, { dismissesStale: false, lastPush: true })),
        says: ['approvals taken back by a push: ruleset "r1" (acme): kept, expected taken back'],
      },
      {
        name: "A3: the ruleset that takes approvals back is only evaluated (ossf/pvtr#447)",
        given: bound(asks(2, stale), { ...asks(2), enforcement: "EVALUATE" }),
        says: ['approvals taken back by a push: ruleset "r1" (acme): kept, expected taken back'],
      },
      {
        name: "nothing asks for a pull request (SoftEtherApp/SoftEther-Web#37)",
        given: one({ classic: known(classic), rulesets: known([known(ruleset)]) }),
        says: [
          "required approvals: no rule asks for any; expected at least 2",
          "approvals taken back by a push: no rule asks for any; expected at least one",
        ],
      },
      {
        name: "a pull request without approvals (Jebel-Quant/rhiza#1179)",
        given: boundClassic(asks(0)),
        says: ["required approvals: classic branch protection: 0, expected at least 2"],
      },
      {
        name: "the ruleset is only evaluated (prowler-cloud/prowler#11723)",
        given: bound({ ...asks(2), enforcement: "EVALUATE" }),
        says: [
          "required approvals: no rule asks for any; expected at least 2",
          "approvals taken back by a push: no rule asks for any; expected at least one",
        ],
      },
      {
        name: "the ruleset is switched off",
        given: bound({ ...asks(2), enforcement: "DISABLED" }),
        says: [
          "required approvals: no rule asks for any; expected at least 2",
          "approvals taken back by a push: no rule asks for any; expected at least one",
        ],
      },
      {
        name: "two sources with one approval each are not two approvals",
        given: bound(asks(1), asks(1)),
        says: ["required approvals: 1 and 1, expected at least 2"],
      },
      {
        name: "a merge queue and checks without approvals (Gitlawb/node#361)",
        given: bound({ ...requires("tests"), rules: ["MERGE_QUEUE", "REQUIRED_STATUS_CHECKS"] }),
        says: [
          "required approvals: no rule asks for any; expected at least 2",
          "approvals taken back by a push: no rule asks for any; expected at least one",
        ],
      },
      {
        name: "code owners alone, with a count of none (prowler-cloud/prowler#7753)",
        given: bound(asks(0, stale)),
        says: [
          'required approvals: ruleset "r1" (acme): 0, expected at least 2',
          'approvals taken back by a push: ruleset "r1" (acme): kept, expected taken back',
        ],
      },
      {
        name: "reviews by a policy app instead, which is a blind spot (palantir/policy-bot#366)",
        given: bound(requires({ name: "policy-bot: main", source: "app 31157" })),
        says: [
          "required approvals: no rule asks for any; expected at least 2",
          "approvals taken back by a push: no rule asks for any; expected at least one",
        ],
      },
      {
        name: "only a bot may push, which is a blind spot (ossf/scorecard#4984)",
        given: boundClassic({ pushers: [{ type: "App", name: "tide" }] }),
        says: [
          "required approvals: no rule asks for any; expected at least 2",
          "approvals taken back by a push: no rule asks for any; expected at least one",
        ],
      },
      {
        name: "the branch is locked for all but a team, which pushes without review",
        given: bound({ restrictsUpdates: known(true), bypass: known([{ type: "Team", name: "7" }]) }),
        says: [
          "required approvals: no rule asks for any; expected at least 2",
          "approvals taken back by a push: no rule asks for any; expected at least one",
        ],
      },
      {
        name: "classic protection locks the branch and spares administrators",
        given: boundClassic({ locked: true, bindsAdministrators: false }),
        says: [
          "required approvals: no rule asks for any; expected at least 2",
          "approvals taken back by a push: no rule asks for any; expected at least one",
        ],
      },
      {
        name: "a code scanning rule that does not show its parameters asks for no approvals",
        given: bound(asks(1), { requiredChecks: hidden, rules: ["CODE_SCANNING"] }),
        says: ['required approvals: ruleset "r1" (acme): 1, expected at least 2'],
      },
      {
        name: "a fork",
        given: one({ fork: true }),
        says: [
          "required approvals: no rule asks for any; expected at least 2",
          "approvals taken back by a push: no rule asks for any; expected at least one",
        ],
      },
    ],
    unreadable: [
      {
        name: "classic protection is hidden and rulesets do not decide (ossf/scorecard#3759)",
        given: one({ classic: hidden, rulesets: known([known({ ...ruleset, ...asks(1) })]) }),
        says: [denied.message],
      },
      {
        name: "A3: what takes approvals back is hidden",
        given: one({ classic: hidden, rulesets: known([known({ ...ruleset, ...asks(2, stale) })]) }),
        says: [denied.message],
      },
      {
        name: "a rule could not be read",
        given: one({ rulesets: known([hidden]) }),
        says: [denied.message],
      },
      {
        name: "a pull request rule does not show its parameters",
        given: bound({ review: hidden, rules: ["PULL_REQUEST"] }),
        says: [denied.message],
      },
      {
        name: "the branch is locked and it is hidden for whom not",
        given: bound({ restrictsUpdates: known(true), bypass: hidden }),
        says: [denied.message],
      },
      { name: "rulesets are hidden", given: one({ rulesets: hidden }), says: [denied.message] },
      ...unreadableListings,
    ],
    notApplicable,
    empty,
  },
);
