import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { casesOfEverybody, old, own, saysOf } from "../branch-cases.fixture.ts";
import { bound, boundClassic, empty, notApplicable, requires } from "../repositories.fixture.ts";
import { repositoryLinearHistory } from "./repository-linear-history.ts";

const rule = { rules: ["REQUIRED_LINEAR_HISTORY"] };
const says = saysOf("a linear history", ["needed", "not needed"]);
const frame = casesOfEverybody({ says, rule, classic: [{ linearHistory: true }, { linearHistory: false }] });
const { asked, unasked, none, bypass } = says;

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryLinearHistory,
  { test, expect },
  {
    pass: [
      ...frame.pass,
      {
        name: "merge is still named among the ways to merge (persea-grove/persea-desktop#60)",
        given: bound({ rules: ["PULL_REQUEST", "REQUIRED_LINEAR_HISTORY"] }),
        says: [asked(own), bypass(own, "none")],
      },
      {
        name: "a merge queue beside it (rust-lang/team#2388)",
        given: bound({ rules: ["MERGE_QUEUE", "REQUIRED_LINEAR_HISTORY"] }),
        says: [asked(own), bypass(own, "none")],
      },
    ],
    fail: [
      ...frame.fail,
      {
        name: "classic protection spares administrators",
        given: boundClassic({ linearHistory: true, bindsAdministrators: false }),
        says: [bypass(old, "administrators")],
      },
      {
        name: "squash is the only way to merge, and no rule says so (super-linter/super-linter#991)",
        given: bound({ rules: ["PULL_REQUEST"] }),
        says: [none],
      },
      {
        name: "being up to date is asked, which is another setting (F-U-S-E-E/FuseDevelopmentGroup#61)",
        given: bound({ ...requires("tests"), upToDate: known(true), rules: ["REQUIRED_STATUS_CHECKS"] }),
        says: [none],
      },
      {
        name: "switched off on purpose (googleapis/repo-automation-bots#4081)",
        given: boundClassic({}),
        says: [unasked(old)],
      },
    ],
    unreadable: frame.unreadable,
    notApplicable,
    empty,
  },
);
