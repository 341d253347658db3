import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure, type Script } from "../../../testing/script.ts";
import { securityHubs } from "../hubs.ts";
import { securityhubEnabled } from "./securityhub-enabled.ts";

const [describeHub, standards] = ["securityhub:DescribeHub", "securityhub:GetEnabledStandards"] as const;
const denied = { code: "access-denied", message: `${standards} was denied.` } as const;
const hub = (...statuses: readonly string[]) => [
  listingOf(securityHubs, [
    { id: "hub", standards: known(statuses.map((status, index) => ({ id: String(index), status }))) },
  ]),
];

testCheck(
  securityhubEnabled,
  { test, expect },
  {
    pass: [
      {
        name: "one of two standards is ready",
        given: hub("READY", "INCOMPLETE"),
        says: ["standards that are ready: 1, expected at least 1"],
      },
    ],
    fail: [
      { name: "no standard", given: hub(), says: ["standards that are ready: 0, expected at least 1"] },
      {
        name: "one that is incomplete",
        given: hub("INCOMPLETE"),
        says: ["standards that are ready: 0, expected at least 1"],
      },
    ],
    unreadable: [
      {
        name: "the standards are denied",
        given: [listingOf(securityHubs, [{ id: "hub", standards: unreadable(denied) }])],
        says: [denied.message],
      },
    ],
    empty: {
      name: "off",
      given: [listingOf(securityHubs, [])],
      says: ["Security Hub CSPM: none, expected at least one"],
    },
  },
);

describe("situations from public reports", () => {
  const script = (...statuses: readonly string[]): Script => ({
    [describeHub]: { HubArn: "arn:aws:securityhub:eu-west-1:111111111111:hub/default" },
    [standards]: {
      StandardsSubscriptions: statuses.map((StandardsStatus, index) => ({
        StandardsArn: `arn:${index}`,
        StandardsSubscriptionArn: `arn:${index}`,
        StandardsInput: {},
        StandardsStatus,
      })),
    },
  });
  const said = (code: string, status: number): Answer => failure(describeHub, code, status);
  const cases: readonly (readonly [name: string, script: Script, outcome: string])[] = [
    [
      "not subscribed (prowler#1590, cloud-custodian#5855)",
      { [describeHub]: said("InvalidAccessException", 401) },
      "fail",
    ],
    ["on without a standard (prowler#1839)", script(), "fail"],
    ["on with a standard", script("READY"), "pass"],
    ["its only standard wants AWS Config", script("INCOMPLETE"), "fail"],
    ["a standard on its way out", script("DELETING"), "fail"],
    [
      "denied: not off, as far as anybody knows",
      { [describeHub]: said("AccessDeniedException", 403) },
      "error",
    ],
    [
      "a region that the account did not opt into (prowler#9635)",
      { [describeHub]: said("UnrecognizedClientException", 403) },
      "error",
    ],
    ["throttled, which it words as a limit", { [describeHub]: said("LimitExceededException", 429) }, "error"],
    [
      "switched off between two questions",
      { ...script(), [standards]: failure(standards, "InvalidAccessException", 401) },
      "error",
    ],
  ];
  test.each(cases)("%s", async (_, given, outcome) => {
    const [verdict, ...others] = await judgeScript(securityhubEnabled, given);
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
  });
});
