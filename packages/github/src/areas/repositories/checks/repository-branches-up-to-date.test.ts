import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { old, own, saysOf, unreadableSources } from "../branch-cases.fixture.ts";
import {
  bound,
  boundClassic,
  denied,
  empty,
  hidden,
  notApplicable,
  one,
  requires,
} from "../repositories.fixture.ts";
import { repositoryBranchesUpToDate } from "./repository-branches-up-to-date.ts";

const { asked, unasked, none } = saysOf("checks on top of the branch's last commit", [
  "needed",
  "not needed",
]);
const strict = { ...requires("tests"), upToDate: known(true) };
const loose = { ...requires("tests"), upToDate: known(false) };

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryBranchesUpToDate,
  { test, expect },
  {
    pass: [
      {
        name: "a strict ruleset",
        given: bound(strict),
        says: [asked(own)],
      },
      {
        name: "strict classic protection",
        given: boundClassic({ ...strict }),
        says: [asked(old)],
      },
      {
        name: "one of two rulesets is strict",
        given: bound(loose, strict),
        says: [asked('ruleset "r2" (acme)')],
      },
      {
        name: "administrators are spared, which another check judges",
        given: boundClassic({ ...strict, bindsAdministrators: false }),
        says: [asked(old)],
      },
    ],
    fail: [
      {
        name: "nothing protects the branch",
        given: one({}),
        says: [none],
      },
      {
        name: "checks that an old commit may have passed (HomericIntelligence/Mnemosyne#1623, marcosfsousa/mcp-erp#63)",
        given: bound(loose),
        says: [unasked(own)],
      },
      {
        name: "switched off to spare builds (googleapis/repo-automation-bots#820)",
        given: boundClassic({ ...loose }),
        says: [unasked(old)],
      },
      {
        name: "strict without any check, which GitHub takes for nothing (ossf/allstar#147)",
        given: boundClassic({ requiredChecks: known([]), upToDate: known(false) }),
        says: [unasked(old)],
      },
      {
        name: "a merge queue instead, which is a blind spot (microsoft/kiota#7981, a2aproject/a2a-rs#253)",
        given: bound({ ...loose, rules: ["MERGE_QUEUE", "REQUIRED_STATUS_CHECKS"] }),
        says: [unasked(own)],
      },
      {
        name: "required workflows alone",
        given: bound({ requiredChecks: known([]), rules: ["WORKFLOWS"] }),
        says: [none],
      },
      {
        name: "the ruleset is only evaluated",
        given: bound({ ...strict, enforcement: "EVALUATE" }),
        says: [none],
      },
    ],
    unreadable: [
      {
        name: "a status check rule does not show its parameters",
        given: bound({ requiredChecks: hidden, upToDate: hidden }),
        says: [denied.message],
      },
      ...unreadableSources,
    ],
    notApplicable,
    empty,
  },
);
