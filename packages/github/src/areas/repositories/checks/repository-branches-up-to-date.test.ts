import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import {
  bound,
  classic,
  denied,
  empty,
  hidden,
  notApplicable,
  one,
  requires,
  unreadableListings,
} from "../repositories.fixture.ts";
import { repositoryBranchesUpToDate } from "./repository-branches-up-to-date.ts";

const asked = (source: string) =>
  `checks on top of the branch's last commit: ${source}: needed, expected needed`;
const [own, old] = ['ruleset "r1" (acme)', "classic branch protection"];
const none = "checks on top of the branch's last commit: no rule asks for any; expected at least one";
const not = (source: string) =>
  `checks on top of the branch's last commit: ${source}: not needed, expected needed`;
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
        given: one({ classic: known({ ...classic, ...strict }) }),
        says: [asked(old)],
      },
      {
        name: "one of two rulesets is strict",
        given: bound(loose, strict),
        says: [asked('ruleset "r2" (acme)')],
      },
      {
        name: "administrators are spared, which another check judges",
        given: one({ classic: known({ ...classic, ...strict, bindsAdministrators: false }) }),
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
        says: [not(own)],
      },
      {
        name: "switched off to spare builds (googleapis/repo-automation-bots#820)",
        given: one({ classic: known({ ...classic, ...loose }) }),
        says: [not(old)],
      },
      {
        name: "strict without any check, which GitHub takes for nothing (ossf/allstar#147)",
        given: one({ classic: known({ ...classic, requiredChecks: known([]), upToDate: known(false) }) }),
        says: [not(old)],
      },
      {
        name: "a merge queue instead, which is a blind spot (microsoft/kiota#7981, a2aproject/a2a-rs#253)",
        given: bound({ ...loose, rules: ["MERGE_QUEUE", "REQUIRED_STATUS_CHECKS"] }),
        says: [not(own)],
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
