import { unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { detectorScript, detectorWith } from "../detector.fixture.ts";
import { guarddutyDetectors } from "../detectors.ts";
import { guarddutyEnabled } from "./guardduty-enabled.ts";

const [list, get, listFindings] = [
  "guardduty:ListDetectors",
  "guardduty:GetDetector",
  "guardduty:ListFindings",
] as const;
const odd = { code: "schema-mismatch", message: `${get} answered without Status.` } as const;

testCheck(
  guarddutyEnabled,
  { test, expect },
  {
    pass: [{ name: "on", given: detectorWith({}), says: ["status: ENABLED, expected ENABLED"] }],
    fail: [
      {
        name: "suspended",
        given: detectorWith({ status: "DISABLED" }),
        says: ["status: DISABLED, expected ENABLED"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: [listingOf(guarddutyDetectors, [unreadableResource("d1", odd)])],
        says: [odd.message],
      },
    ],
    empty: {
      name: "no detector",
      given: [listingOf(guarddutyDetectors, [])],
      says: ["GuardDuty detector: none, expected at least one"],
    },
  },
);

describe("situations from public reports", () => {
  const on = detectorScript();
  const cases: readonly (readonly [name: string, script: Script, outcome: string])[] = [
    ["a region without a detector (prowler#2612)", { [list]: { DetectorIds: [] } }, "fail"],
    [
      "suspended, which is not the same as none (prowler#2656)",
      { ...on, [get]: { ServiceRole: "role", Status: "DISABLED" } },
      "fail",
    ],
    ["made by a delegated administrator, without tags (steampipe-mod-aws-compliance#537)", on, "pass"],
    [
      "made and not asked for findings",
      { ...on, [listFindings]: failure(listFindings, "AccessDeniedException", 403) },
      "pass",
    ],
    [
      "the list is denied: not off, as far as anybody knows (prowler#2656)",
      { [list]: failure(list, "AccessDeniedException", 403) },
      "error",
    ],
    ["the detector is denied", { ...on, [get]: failure(get, "AccessDeniedException", 403) }, "error"],
    [
      "a region that the account did not opt into",
      { [list]: failure(list, "UnrecognizedClientException", 403) },
      "error",
    ],
    ["an answer without the list", { [list]: {} }, "error"],
  ];
  test.each(cases)("%s", async (_, script, outcome) => {
    const [verdict, ...others] = await judgeScript(guarddutyEnabled, script);
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
  });

  test("every region is judged for itself (prowler#2656)", async () => {
    const script: Script = {
      ...on,
      [list]: ({ region }) => ({ DetectorIds: region === "eu-west-1" ? ["d1"] : [] }),
    };
    const said = await judgeScript(guarddutyEnabled, script, { regions: ["eu-west-1", "us-east-1"] });
    expect(said.map(({ outcome }) => outcome).sort()).toEqual(["fail", "pass"]);
  });
});
