import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { detectorScript, detectorWith, saidFinding } from "../detector.fixture.ts";
import { guarddutyDetectors } from "../detectors.ts";
import { guarddutyFindingsResolved } from "./guardduty-findings-resolved.ts";

const [list, get, listFindings, getFindings] = [
  "guardduty:ListDetectors",
  "guardduty:GetDetector",
  "guardduty:ListFindings",
  "guardduty:GetFindings",
] as const;
const finding = (created: string) => ({ id: created, type: "Recon", severity: 8, created });
const says = (observed: string) => [
  `age of the oldest open finding (0 when there is none): ${observed}, expected at most 1 day`,
];
const denied = { code: "access-denied", message: `${listFindings} was denied.` } as const;

testCheck(
  guarddutyFindingsResolved,
  { test, expect },
  {
    pass: [
      { name: "no open finding", given: detectorWith({}), says: says("0 days") },
      {
        name: "one of exactly a day",
        given: detectorWith({ openFindings: known([finding("2025-12-31T00:00:00.000Z")]) }),
        says: says("1 day"),
      },
    ],
    fail: [
      {
        name: "the oldest of two decides",
        given: detectorWith({
          openFindings: known([finding("2025-12-31T12:00:00.000Z"), finding("2025-12-22T00:00:00.000Z")]),
        }),
        says: says("10 days"),
      },
    ],
    unreadable: [
      {
        name: "the findings are denied",
        given: detectorWith({ openFindings: unreadable(denied) }),
        says: [denied.message],
      },
    ],
    notApplicable: [
      {
        name: "suspended",
        given: detectorWith({ status: "DISABLED", openFindings: unreadable(denied) }),
        says: ["The detector is suspended, and GuardDuty makes no findings."],
      },
    ],
    empty: {
      name: "no detector",
      given: [listingOf(guarddutyDetectors, [])],
      says: ["There is no GuardDuty detector in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const old = "2025-12-01T00:00:00.000Z";
  const archived = { Service: { Archived: true } };
  const cases: readonly (readonly [name: string, script: Script, outcome: string])[] = [
    ["archived findings only (steampipe-mod-aws-compliance#972, prowler#851)", detectorScript(), "pass"],
    [
      "archived between two questions",
      detectorScript([saidFinding("a", old, archived), saidFinding("b", old, archived)]),
      "pass",
    ],
    [
      "open for a month, seen again an hour ago (cloud-custodian#7242)",
      detectorScript([saidFinding("a", old)]),
      "fail",
    ],
    [
      "a critical one of today, within its time",
      detectorScript([saidFinding("a", "2025-12-31T12:00:00.000Z", { Severity: 9.5 })]),
      "pass",
    ],
    [
      "suspended: not applicable, as AWS's own rule has it (aws-config-rules#199)",
      { ...detectorScript([saidFinding("a", old)]), [get]: { ServiceRole: "r", Status: "DISABLED" } },
      "not-applicable",
    ],
    ["no detector", { [list]: { DetectorIds: [] } }, "not-applicable"],
    [
      "findings may be listed and not read",
      {
        ...detectorScript([saidFinding("a", old)]),
        [getFindings]: failure(getFindings, "AccessDeniedException", 403),
      },
      "error",
    ],
    ["made on no day that can be read", detectorScript([saidFinding("a", "yesterday")]), "error"],
  ];
  test.each(cases)("%s", async (_, script, outcome) => {
    const [verdict, ...others] = await judgeScript(guarddutyFindingsResolved, script);
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
  });
});
