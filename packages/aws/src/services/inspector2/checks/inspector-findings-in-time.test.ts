import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { inspectorScript, inspectorWith, saidFinding, statusOf } from "../inspector.fixture.ts";
import { inspectors } from "../inspectors.ts";
import { inspectorFindingsInTime } from "./inspector-findings-in-time.ts";

const listFindings = "inspector2:ListFindings";
const denied = { code: "access-denied", message: `${listFindings} was denied.` } as const;
const critical = (observed: string) =>
  `age of the oldest critical finding (0 when there is none): ${observed}, expected at most 7 days`;
const high = (observed: string) =>
  `age of the oldest high finding (0 when there is none): ${observed}, expected at most 30 days`;

testCheck(
  inspectorFindingsInTime,
  { test, expect },
  {
    pass: [
      { name: "none", given: inspectorWith({}), says: [critical("0 days"), high("0 days")] },
      {
        name: "to the day",
        given: inspectorWith({
          openCritical: known(["2025-12-25T00:00:00.000Z"]),
          openHigh: known(["2025-12-31T00:00:00.000Z", "2025-12-02T00:00:00.000Z"]),
        }),
        says: [critical("7 days"), high("30 days")],
      },
    ],
    fail: [
      {
        name: "a critical one of eight days",
        given: inspectorWith({ openCritical: known(["2025-12-24T00:00:00.000Z"]) }),
        says: [critical("8 days")],
      },
      {
        name: "a high one of 31 days",
        given: inspectorWith({ openHigh: known(["2025-12-01T00:00:00.000Z"]) }),
        says: [high("31 days")],
      },
    ],
    unreadable: [
      {
        name: "the findings are denied",
        given: inspectorWith({ openCritical: unreadable(denied), openHigh: unreadable(denied) }),
        says: [denied.message],
      },
    ],
    notApplicable: [
      {
        name: "off",
        given: inspectorWith({
          status: "DISABLED",
          openCritical: unreadable(denied),
          openHigh: unreadable(denied),
        }),
        says: ["Amazon Inspector is not enabled in the region: its status is DISABLED."],
      },
    ],
    empty: {
      name: "nothing is said",
      given: [listingOf(inspectors, [])],
      says: ["There is no Amazon Inspector in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const cases: readonly (readonly [name: string, script: Script, outcome: string])[] = [
    [
      "off: nothing was found because nothing was looked for (steampipe-mod-aws-compliance#857)",
      inspectorScript([saidFinding("CRITICAL", "2025-01-01")], statusOf({ account: "DISABLED" })),
      "not-applicable",
    ],
    [
      "may not list findings: not the same as none (prowler#7597)",
      { ...inspectorScript(), [listFindings]: failure(listFindings, "AccessDeniedException", 403) },
      "error",
    ],
    ["no open finding", inspectorScript(), "pass"],
    ["a critical one within its week", inspectorScript([saidFinding("CRITICAL", "2025-12-28")]), "pass"],
    [
      "seen again yesterday, known since autumn (elastic/integrations#19918)",
      inspectorScript([saidFinding("HIGH", "2025-10-01")]),
      "fail",
    ],
    [
      "a high one may be older than a critical one",
      inspectorScript([saidFinding("HIGH", "2025-12-10")]),
      "pass",
    ],
    [
      "a finding without a day",
      inspectorScript([{ ...saidFinding("HIGH", "2025-12-10"), firstObservedAt: undefined as never }]),
      "error",
    ],
  ];
  test.each(cases)("%s", async (_, script, outcome) => {
    const [verdict, ...others] = await judgeScript(inspectorFindingsInTime, script);
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
  });
});
