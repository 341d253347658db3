import { names } from "@bylaw/core";
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
  unreadableListings,
} from "../testing/fixtures.ts";
import { repositoryRequiredStatusChecks } from "./repository-required-status-checks.ts";

const demands = (...all: string[]) => ({ statusChecks: names(...all) });
const [tests, scan, lint] = ["tests", "security scan", "lint"].map(
  (name) => `required status check "${name}"`,
);

testCheck(
  repositoryRequiredStatusChecks,
  { test, expect },
  {
    pass: [
      {
        name: "one source demands them all",
        given: one({ classic: known({ ...classic, ...demands("lint", "security scan", "tests", "more") }) }),
        says: [
          `${tests}: 1 of 1, expected at least one of them`,
          `${scan}: 1 of 1, expected at least one of them`,
          `${lint}: 1 of 1, expected at least one of them`,
        ],
      },
      {
        name: "sources add up, and what is hidden is not needed",
        given: one({
          classic: known({ ...classic, ...demands("lint") }),
          rulesets: known([known({ ...ruleset, ...demands("tests", "security scan") }), hidden]),
        }),
        says: [
          `${tests}: 1 of 3, expected at least one of them`,
          `${scan}: 1 of 3, expected at least one of them`,
          `${lint}: 1 of 3, expected at least one of them`,
        ],
      },
    ],
    fail: [
      {
        name: "some are missing",
        given: one({ rulesets: known([known({ ...ruleset, ...demands("tests") })]) }),
        says: [
          `${scan}: 0 of 1, expected at least one of them`,
          `${lint}: 0 of 1, expected at least one of them`,
        ],
      },
      {
        name: "status checks are switched on and none is named",
        given: one({ classic: known({ ...classic, statusChecks: { unit: "names", amount: [] } }) }),
        says: [tests, scan, lint].map((name) => `${name}: 0 of 1, expected at least one of them`),
      },
      {
        name: "nothing demands any",
        given: one({ classic: known(classic), rulesets: known([known(ruleset)]) }),
        says: [tests, scan, lint].map((name) => `${name}: none found, expected at least one of them`),
      },
    ],
    unreadable: [
      {
        name: "what is missing may be in what is hidden",
        given: one({
          classic: hidden,
          rulesets: known([known({ ...ruleset, ...demands("tests", "lint") })]),
        }),
        says: [denied.message],
      },
      { name: "rulesets are hidden", given: one({ rulesets: hidden }), says: [denied.message] },
      ...unreadableListings,
    ],
    notApplicable,
    empty,
  },
);
