import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure } from "../../../testing/script.ts";
import { trailsWith } from "../trail.fixture.ts";
import { ago, type ScriptedTrail, trailsScript, working } from "../trail-script.fixture.ts";
import { cloudTrailTrails } from "../trails.ts";
import { cloudtrailRealtimeDelivery } from "./cloudtrail-realtime-delivery.ts";

const says = (held: string) => [`trail that delivers to CloudWatch Logs: ${held}`];
const elsewhere = {
  code: "ambiguous-absence",
  message:
    "The trail belongs to another account, and what is said of it here says nothing of CloudWatch Logs.",
  operation: "cloudtrail:GetTrailStatus",
} as const;
const none = absent("cloudtrail:DescribeTrails", "no CloudWatchLogsLogGroupArn");
const never = absent("cloudtrail:GetTrailStatus", "no LatestCloudWatchLogsDeliveryTime");

testCheck(
  cloudtrailRealtimeDelivery,
  { test, expect },
  {
    pass: [
      {
        name: "the one trail does",
        given: trailsWith({}),
        says: says("everything: all 8 pass, expected all to pass"),
      },
    ],
    fail: [
      {
        name: "it stopped",
        given: trailsWith({ lastLogsDelivery: known("2025-12-30T00:00:00.000Z") }),
        says: says(
          "everything: time since the last delivery to CloudWatch Logs: 48 hours, expected at most 24 hours",
        ),
      },
      {
        name: "it never did",
        given: trailsWith({ lastLogsDelivery: never }),
        says: says(
          "everything: time since the last delivery to CloudWatch Logs: absent (no LatestCloudWatchLogsDeliveryTime), expected at most 24 hours",
        ),
      },
      {
        name: "it has no log group, and has just begun",
        given: trailsWith({
          logGroup: none,
          lastLogsDelivery: never,
          loggingSince: known("2025-12-31T23:50:00.000Z"),
        }),
        says: says("everything: 1 of 8 fails, expected all to pass"),
      },
      {
        name: "it is of one region",
        given: trailsWith({ multiRegion: known(false) }),
        says: says("everything: multi-Region: false, expected true"),
      },
    ],
    unreadable: [
      {
        name: "the trail of another account",
        given: trailsWith({ logGroup: unreadable(elsewhere), lastLogsDelivery: unreadable(elsewhere) }),
        says: [elsewhere.message],
      },
    ],
    empty: {
      name: "no trail",
      given: [listingOf(cloudTrailTrails, [])],
      says: ["CloudTrail trail: none, expected at least one"],
    },
  },
);

const group = { CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:111111111111:log-group:trail:*" };
const delivered = (hours: number) => ({ ...working, LatestCloudWatchLogsDeliveryTime: ago(hours) });
const good = { trail: group, status: delivered(1) };
const others = {
  TrailARN: "arn:aws:cloudtrail:eu-west-1:999999999999:trail/org",
  IsOrganizationTrail: true,
};

describe("situations from public reports", () => {
  type Case = readonly [name: string, trails: readonly ScriptedTrail[], outcome: string, says?: string];
  const cases: readonly Case[] = [
    ["delivered within the day (inspec-aws#206)", [good], "pass"],
    ["delivered 23 hours ago", [{ ...good, status: delivered(23) }], "pass"],
    ["delivered 25 hours ago", [{ ...good, status: delivered(25) }], "fail"],
    [
      "a log group, and a delivery of months ago (elastic/csp-security-policies#217)",
      [{ ...good, status: delivered(2000) }],
      "fail",
    ],
    ["no log group (defsec#746)", [{}], "fail"],
    ["a log group that never got anything (prowler#1813)", [{ trail: group }], "fail"],
    [
      "switched on ten minutes ago",
      [{ trail: group, status: { ...working, StartLoggingTime: ago(1 / 6) } }],
      "error",
      "The trail everything has logged since 2025-12-31T23:50:00.000Z and has not delivered to CloudWatch Logs since then.",
    ],
    ["one of several trails (prowler#20)", [{}, good, {}], "pass"],
    ["the only trail is the organization's (prowler#2438)", [{ trail: others }], "error", elsewhere.message],
    [
      "the organization's trail says here that it delivers",
      [{ trail: { ...others, ...group }, status: delivered(1) }],
      "pass",
    ],
    ["the organization's trail beside a trail of its own that delivers", [{ trail: others }, good], "pass"],
    ["it delivers, and no longer logs", [{ ...good, status: { ...delivered(1), IsLogging: false } }], "fail"],
    ["no trail at all", [], "fail"],
    [
      "the status is denied",
      [{ ...good, status: failure("cloudtrail:GetTrailStatus", "AccessDeniedException", 400) }],
      "error",
    ],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s", async (_, [, trails, outcome, line]) => {
    const [verdict, ...more] = await judgeScript(cloudtrailRealtimeDelivery, trailsScript(...trails));
    expect([verdict?.outcome, more]).toEqual([outcome, []]);
    if (line !== undefined) expect(verdict?.says).toEqual([line]);
  });
});
