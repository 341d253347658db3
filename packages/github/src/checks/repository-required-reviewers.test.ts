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
  requires,
  ruleset,
  stale,
  unreadableListings,
  weighed,
} from "../testing/fixtures.ts";
import { repositoryRequiredReviewers } from "./repository-required-reviewers.ts";

const enough = (observed: string) => weighed("required approvals", observed);
const fresh = (observed: string) => weighed("approvals taken back by a push", observed);

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryRequiredReviewers,
  { test, expect },
  {
    pass: [
      { name: "a ruleset asks for two", given: bound(asks(2)), says: [enough("1 of 1"), fresh("1 of 1")] },
      {
        name: "classic protection asks for two",
        given: one({ classic: known({ ...classic, ...asks(2) }) }),
        says: [enough("1 of 1"), fresh("1 of 1")],
      },
      {
        name: "A3: a push takes approvals back, so one of two is by another than who pushed last",
        given: bound(asks(2, { lastPush: false })),
        says: [enough("1 of 1"), fresh("1 of 1")],
      },
      {
        name: "the strictest source decides",
        given: one({
          classic: known({ ...classic, ...asks(1, stale) }),
          rulesets: known([known({ ...ruleset, ...asks(3) })]),
        }),
        says: [enough("1 of 2"), fresh("1 of 2")],
      },
      {
        name: "one ruleset asks for two approvals and another takes them back (apache/seatunnel#12221)",
        given: bound(asks(2, stale), asks(1)),
        says: [enough("1 of 2"), fresh("1 of 2")],
      },
      {
        name: "an organization's ruleset (prowler-cloud/prowler#9530, dotnet/org-policy#33)",
        given: bound({ ...asks(2), level: "Organization", source: "acme" }),
        says: [enough("1 of 1"), fresh("1 of 1")],
      },
      {
        name: "an enterprise's ruleset (gm3dmo/the-power#330)",
        given: bound({ ...asks(2), level: "Enterprise", source: "acme-corp" }),
        says: [enough("1 of 1"), fresh("1 of 1")],
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
        says: [enough("1 of 1"), fresh("1 of 1")],
      },
      {
        name: "a rule of a new type beside it",
        given: bound({ ...asks(2), rules: ["COPILOT_CODE_REVIEW", "PULL_REQUEST"] }),
        says: [enough("1 of 1"), fresh("1 of 1")],
      },
      {
        name: "classic protection is hidden and a ruleset is strict enough (pvtr#96)",
        given: one({ classic: hidden, rulesets: known([known({ ...ruleset, ...asks(2) })]) }),
        says: [enough("1 of 2"), fresh("1 of 2")],
      },
      {
        name: "some may change a branch that is locked for others, by two approvals",
        given: bound({ ...asks(2), restrictsUpdates: known(true), bypass: known([{ type: "DeployKey" }]) }),
        says: [enough("1 of 1"), fresh("1 of 1")],
      },
    ],
    fail: [
      {
        name: "A3: a ruleset keeps stale approvals (me2resh/apexyard#1197, mitodl/ol-infrastructure#5459)",
        given: bound(asks(2, stale)),
        says: [fresh("0 of 1")],
      },
      {
        name: "A3: classic protection keeps stale approvals (ossf/scorecard#356, microsoft/hve-core#458)",
        given: one({ classic: known({ ...classic, ...asks(2, stale) }) }),
        says: [fresh("0 of 1")],
      },
      {
        name: "A3: the last push is approved by another, which is one fresh approval and not two",
        given: bound(asks(2, { dismissesStale: false, lastPush: true })),
        says: [fresh("0 of 1")],
      },
      {
        name: "A3: the ruleset that takes approvals back is only evaluated (ossf/pvtr#447)",
        given: bound(asks(2, stale), { ...asks(2), enforcement: "EVALUATE" }),
        says: [fresh("0 of 1")],
      },
      {
        name: "nothing asks for a pull request (SoftEtherApp/SoftEther-Web#37)",
        given: one({ classic: known(classic), rulesets: known([known(ruleset)]) }),
        says: [enough("none found"), fresh("none found")],
      },
      {
        name: "a pull request without approvals (Jebel-Quant/rhiza#1179)",
        given: one({ classic: known({ ...classic, ...asks(0) }) }),
        says: [enough("0 of 1")],
      },
      {
        name: "the ruleset is only evaluated (prowler-cloud/prowler#11723)",
        given: bound({ ...asks(2), enforcement: "EVALUATE" }),
        says: [enough("none found"), fresh("none found")],
      },
      {
        name: "the ruleset is switched off",
        given: bound({ ...asks(2), enforcement: "DISABLED" }),
        says: [enough("none found"), fresh("none found")],
      },
      {
        name: "two sources with one approval each are not two approvals",
        given: bound(asks(1), asks(1)),
        says: [enough("0 of 2")],
      },
      {
        name: "a merge queue and checks without approvals (Gitlawb/node#361)",
        given: bound({ ...requires("tests"), rules: ["MERGE_QUEUE", "REQUIRED_STATUS_CHECKS"] }),
        says: [enough("none found"), fresh("none found")],
      },
      {
        name: "code owners alone, with a count of none (prowler-cloud/prowler#7753)",
        given: bound(asks(0, stale)),
        says: [enough("0 of 1"), fresh("0 of 1")],
      },
      {
        name: "reviews by a policy app instead, which is a blind spot (palantir/policy-bot#366)",
        given: bound(requires({ name: "policy-bot: main", source: "app 31157" })),
        says: [enough("none found"), fresh("none found")],
      },
      {
        name: "only a bot may push, which is a blind spot (ossf/scorecard#4984)",
        given: one({ classic: known({ ...classic, pushers: [{ type: "App", name: "tide" }] }) }),
        says: [enough("none found"), fresh("none found")],
      },
      {
        name: "the branch is locked for all but a team, which pushes without review",
        given: bound({ restrictsUpdates: known(true), bypass: known([{ type: "Team", name: "7" }]) }),
        says: [enough("none found"), fresh("none found")],
      },
      {
        name: "classic protection locks the branch and spares administrators",
        given: one({ classic: known({ ...classic, locked: true, bindsAdministrators: false }) }),
        says: [enough("none found"), fresh("none found")],
      },
      {
        name: "a code scanning rule that does not show its parameters asks for no approvals",
        given: bound(asks(1), { requiredChecks: hidden, rules: ["CODE_SCANNING"] }),
        says: [enough("0 of 1")],
      },
      { name: "a fork", given: one({ fork: true }), says: [enough("none found"), fresh("none found")] },
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
