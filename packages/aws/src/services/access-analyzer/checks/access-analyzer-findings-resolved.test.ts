import { unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type AccessFinding, accessFindings } from "../findings.ts";
import { accessAnalyzerFindingsResolved } from "./access-analyzer-findings-resolved.ts";

const arn = "arn:aws:access-analyzer:eu-west-1:111111111111:analyzer/mine";
const finding: AccessFinding = {
  id: `${arn}/1`,
  name: "arn:aws:s3:::logs",
  analyzer: arn,
  resourceType: "AWS::S3::Bucket",
  owner: "111111111111",
  found: "2025-12-02T00:00:00.000Z",
  readAt: "2026-01-01T00:00:00.000Z",
};
const one = (change: Partial<AccessFinding>) => [listingOf(accessFindings, [{ ...finding, ...change }])];
const problem = {
  code: "schema-mismatch",
  message: "access-analyzer:ListFindingsV2 answered without createdAt.",
} as const;

testCheck(
  accessAnalyzerFindingsResolved,
  { test, expect },
  {
    pass: [
      {
        name: "a month old",
        given: one({}),
        says: ["time since it was found: 30 days, expected at most 30 days"],
      },
    ],
    fail: [
      {
        name: "a day more",
        given: one({ found: "2025-12-01T00:00:00.000Z" }),
        says: ["time since it was found: 31 days, expected at most 30 days"],
      },
    ],
    unreadable: [
      {
        name: "an analyzer's findings cannot be read",
        given: [listingOf(accessFindings, [unreadableResource(arn, problem)])],
        says: [problem.message],
      },
    ],
    empty: {
      name: "no findings",
      given: [listingOf(accessFindings, [])],
      says: [
        "There is no finding of an access analyzer in aws/test-account/test-region: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const analyzers = "access-analyzer:ListAnalyzers";
  const findings = "access-analyzer:ListFindingsV2";
  const analyzer = (type: string) => ({ arn, name: "mine", type, status: "ACTIVE", createdAt: new Date(0) });
  const found = (id: string, day: string, status = "ACTIVE") => ({
    id,
    resource: id,
    resourceType: "AWS::IAM::Role",
    resourceOwnerAccount: "111111111111",
    status,
    analyzedAt: new Date("2025-12-31T00:00:00Z"),
    createdAt: new Date(day),
    updatedAt: new Date("2025-12-31T00:00:00Z"),
  });
  const old = found("old", "2025-01-01");
  /** Answers as AWS does: what the filter lets through. */
  const having = (...all: readonly ReturnType<typeof found>[]): Answer => ({
    findings: all.filter(({ status }) => status === "ACTIVE"),
  });
  const cases: readonly (readonly [name: string, outcomes: string, type: string, answer: Answer])[] = [
    ["one old and one new", "pass fail", "ACCOUNT", having(old, found("new", "2025-12-30"))],
    [
      "all archived (prowler#1796)",
      "not-applicable",
      "ACCOUNT",
      having(found("old", "2025-01-01", "ARCHIVED")),
    ],
    ["resolved", "not-applicable", "ACCOUNT", having(found("old", "2025-01-01", "RESOLVED"))],
    [
      "unused access, which is another question (cloud-custodian#9179)",
      "not-applicable",
      "ACCOUNT_UNUSED_ACCESS",
      having(old),
    ],
    ["of an analyzer of the organization", "fail", "ORGANIZATION", having(old)],
    ["denied", "error", "ACCOUNT", failure(findings, "AccessDeniedException", 403)],
  ];
  test.each(cases)("%s: %s", async (_, outcomes, type, answer) => {
    const script = { [analyzers]: { analyzers: [analyzer(type)] }, [findings]: answer };
    const said = await judgeScript(accessAnalyzerFindingsResolved, script);
    expect(said.map((each) => each.outcome).join(" ")).toBe(outcomes);
  });

  test("more than a thousand (prowler#2713)", async () => {
    const page = (at: number) =>
      Array.from({ length: 100 }, (_, index) => found(`${at}-${index}`, "2025-12-30"));
    const said = await judgeScript(accessAnalyzerFindingsResolved, {
      [analyzers]: { analyzers: [analyzer("ACCOUNT")] },
      [findings]: ({ before }) => ({
        findings: page(before),
        ...(before < 11 && { nextToken: String(before) }),
      }),
    });
    expect(said).toHaveLength(1200);
  });
});
