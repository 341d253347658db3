import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { inspectorScript, inspectorWith, statusOf } from "../inspector.fixture.ts";
import { inspectors } from "../inspectors.ts";
import { inspectorEnabled } from "./inspector-enabled.ts";

const [status, listFindings] = ["inspector2:BatchGetAccountStatus", "inspector2:ListFindings"] as const;
const odd = { code: "schema-mismatch", message: `${status} answered without lambda.` } as const;

testCheck(
  inspectorEnabled,
  { test, expect },
  {
    pass: [
      {
        name: "all three",
        given: inspectorWith({}),
        says: [
          "scans of EC2 instances: ENABLED, expected ENABLED",
          "scans of images in ECR: ENABLED, expected ENABLED",
          "scans of Lambda functions: ENABLED, expected ENABLED",
        ],
      },
    ],
    fail: [
      {
        name: "no instances",
        given: inspectorWith({ ec2: "DISABLED" }),
        says: ["scans of EC2 instances: DISABLED, expected ENABLED"],
      },
      {
        name: "no functions",
        given: inspectorWith({ lambda: known("SUSPENDED") }),
        says: ["scans of Lambda functions: SUSPENDED, expected ENABLED"],
      },
    ],
    unreadable: [
      {
        name: "no word of functions",
        given: inspectorWith({ lambda: unreadable(odd) }),
        says: [odd.message],
      },
    ],
    empty: {
      name: "nothing is said",
      given: [listingOf(inspectors, [])],
      says: ["Amazon Inspector: none, expected at least one"],
    },
  },
);

describe("situations from public reports", () => {
  const off = { account: "DISABLED", ec2: "DISABLED", ecr: "DISABLED", lambda: "DISABLED" };
  const cases: readonly (readonly [name: string, script: Script, outcome: string])[] = [
    ["on, with nothing to scan (cnspec#3701)", inspectorScript(), "pass"],
    [
      "on, whatever the organization does with new accounts (steampipe-mod-aws-compliance#973)",
      inspectorScript(),
      "pass",
    ],
    ["never switched on", inspectorScript([], statusOf(off)), "fail"],
    [
      "on for images only (prowler#5061)",
      inspectorScript([], statusOf({ ec2: "DISABLED", lambda: "DISABLED" })),
      "fail",
    ],
    ["on its way", inspectorScript([], statusOf({ ecr: "ENABLING" })), "fail"],
    [
      "findings may not be read",
      { ...inspectorScript(), [listFindings]: failure(listFindings, "AccessDeniedException", 403) },
      "pass",
    ],
    ["the status may not be read", { [status]: failure(status, "AccessDeniedException", 403) }, "error"],
    [
      "AWS says nothing of functions",
      inspectorScript([], {
        ...statusOf(),
        resourceState: { ...statusOf().resourceState, lambda: undefined },
      }),
      "error",
    ],
  ];
  test.each(cases)("%s", async (_, script, outcome) => {
    const [verdict, ...others] = await judgeScript(inspectorEnabled, script);
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
  });
});
