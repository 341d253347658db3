import { count } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import {
  classic,
  denied,
  empty,
  hidden,
  notApplicable,
  one,
  ruleset,
  two,
  unreadableListings,
} from "../testing/fixtures.ts";
import { repositoryRequiredReviewers } from "./repository-required-reviewers.ts";

const approvals = (amount: number) => ({ approvals: count(amount) });

testCheck(
  repositoryRequiredReviewers,
  { test, expect },
  {
    pass: [
      {
        name: "a ruleset demands two",
        given: one({ rulesets: known([known({ ...ruleset, ...two })]) }),
        says: ["required approvals: 1 of 1, expected at least one of them"],
      },
      {
        name: "the strictest source decides",
        given: one({
          classic: known({ ...classic, ...approvals(1) }),
          rulesets: known([known({ ...ruleset, ...approvals(3) })]),
        }),
        says: ["required approvals: 1 of 2, expected at least one of them"],
      },
      {
        name: "classic protection is hidden and a ruleset is strict enough",
        given: one({ classic: hidden, rulesets: known([known({ ...ruleset, ...two })]) }),
        says: ["required approvals: 1 of 2, expected at least one of them"],
      },
    ],
    fail: [
      {
        name: "nothing demands a pull request",
        given: one({ classic: known(classic), rulesets: known([known(ruleset)]) }),
        says: ["required approvals: none found, expected at least one of them"],
      },
      {
        name: "a pull request without approvals",
        given: one({ rulesets: known([known({ ...ruleset, ...approvals(0) })]) }),
        says: ["required approvals: 0 of 1, expected at least one of them"],
      },
      {
        name: "the ruleset is only evaluated",
        given: one({ rulesets: known([known({ ...ruleset, ...two, enforcement: "EVALUATE" })]) }),
        says: ["required approvals: none found, expected at least one of them"],
      },
      {
        name: "two sources with one approval each are not two approvals",
        given: one({
          classic: known({ ...classic, ...approvals(1) }),
          rulesets: known([known({ ...ruleset, ...approvals(1) })]),
        }),
        says: ["required approvals: 0 of 2, expected at least one of them"],
      },
      {
        name: "a fork",
        given: one({ fork: true }),
        says: ["required approvals: none found, expected at least one of them"],
      },
    ],
    unreadable: [
      {
        name: "classic protection is hidden and rulesets do not decide",
        given: one({ classic: hidden, rulesets: known([known({ ...ruleset, ...approvals(1) })]) }),
        says: [denied.message],
      },
      {
        name: "a rule could not be read",
        given: one({ rulesets: known([hidden]) }),
        says: [denied.message],
      },
      { name: "rulesets are hidden", given: one({ rulesets: hidden }), says: [denied.message] },
      ...unreadableListings,
    ],
    notApplicable,
    empty,
  },
);
