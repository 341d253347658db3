import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type AccessAnalyzer, accessAnalyzers } from "../analyzers.ts";
import { accessAnalyzerEnabled } from "./access-analyzer-enabled.ts";

const operation = "access-analyzer:ListAnalyzers";
const analyzer: AccessAnalyzer = {
  id: "arn:aws:access-analyzer:eu-west-1:111111111111:analyzer/mine",
  name: "mine",
  type: known("ACCOUNT"),
  status: known("ACTIVE"),
  tags: known({}),
};
const one = (change: Partial<AccessAnalyzer>) => [listingOf(accessAnalyzers, [{ ...analyzer, ...change }])];
const problem = { code: "schema-mismatch", message: `${operation} answered without status.` } as const;

testCheck(
  accessAnalyzerEnabled,
  { test, expect },
  {
    pass: [
      {
        name: "of the account",
        given: one({}),
        says: ["analyzer of access from outside that looks: mine: all 2 pass, expected all to pass"],
      },
    ],
    fail: [
      {
        name: "it is made at this moment",
        given: one({ status: known("CREATING") }),
        says: ["analyzer of access from outside that looks: mine: status: CREATING, expected ACTIVE"],
      },
      {
        name: "it looks for unused access",
        given: one({ type: known("ACCOUNT_UNUSED_ACCESS") }),
        says: [
          "analyzer of access from outside that looks: mine: type: ACCOUNT_UNUSED_ACCESS, expected one of ACCOUNT and ORGANIZATION",
        ],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say whether it looks",
        given: one({ status: unreadable(problem) }),
        says: [problem.message],
      },
    ],
    empty: {
      name: "no analyzer",
      given: [listingOf(accessAnalyzers, [])],
      says: ["access analyzer: none, expected at least one"],
    },
  },
);

describe("situations from public reports", () => {
  const listed = (name: string, type: string, status = "ACTIVE") => ({
    arn: `arn:aws:access-analyzer:eu-west-1:111111111111:analyzer/${name}`,
    name,
    type,
    status,
    createdAt: new Date("2025-01-01T00:00:00Z"),
    tags: {},
  });
  const all = (...analyzers: readonly object[]): Answer => ({ analyzers });
  const cases: readonly (readonly [name: string, outcome: string, answer: Answer])[] = [
    ["an analyzer of the organization (cloud-custodian#6054)", "pass", all(listed("ours", "ORGANIZATION"))],
    ["whatever it is called (mql#4504)", "pass", all(listed("x", "ACCOUNT"))],
    [
      "unused access alone",
      "fail",
      all(listed("a", "ACCOUNT_UNUSED_ACCESS"), listed("b", "ORGANIZATION_UNUSED_ACCESS")),
    ],
    ["internal access alone", "fail", all(listed("a", "ACCOUNT_INTERNAL_ACCESS"))],
    [
      "unused access beside access from outside",
      "pass",
      all(listed("a", "ACCOUNT_UNUSED_ACCESS"), listed("b", "ACCOUNT")),
    ],
    [
      "access from outside that is disabled, and unused access that is not",
      "fail",
      all(listed("a", "ACCOUNT", "DISABLED"), listed("b", "ACCOUNT_UNUSED_ACCESS")),
    ],
    [
      "one failed, and another looks",
      "pass",
      all(listed("a", "ORGANIZATION", "FAILED"), listed("b", "ACCOUNT")),
    ],
    ["none", "fail", all()],
    [
      "a region that is switched off (prowler#2713)",
      "error",
      failure(operation, "UnrecognizedClientException", 403),
    ],
    ["denied", "error", failure(operation, "AccessDeniedException", 403)],
  ];
  test.each(cases)("%s: %s", async (_, outcome, answer) => {
    const said = await judgeScript(accessAnalyzerEnabled, { [operation]: answer });
    expect(said.map((each) => each.outcome)).toEqual([outcome]);
  });

  test("each region has its own", async () => {
    const said = await judgeScript(
      accessAnalyzerEnabled,
      { [operation]: ({ region }) => (region === "eu-west-1" ? all(listed("a", "ACCOUNT")) : all()) },
      { regions: ["eu-west-1", "us-east-1"] },
    );
    expect(said.map((each) => each.outcome)).toEqual(["pass", "fail"]);
  });
});
