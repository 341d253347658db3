import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { trailsWith } from "../trail.fixture.ts";
import { type CloudTrailTrail, cloudTrailTrails } from "../trails.ts";
import { cloudtrailMultiRegion } from "./cloudtrail-multi-region.ts";

const never = absent("cloudtrail:GetTrailStatus", "no LatestDeliveryTime");
const denied = {
  code: "access-denied",
  message: "cloudtrail:GetEventSelectors was denied (AccessDeniedException).",
  operation: "cloudtrail:GetEventSelectors",
  permission: "cloudtrail:GetEventSelectors",
} as const;
const unread = unreadable(denied);
const says = (held: string) => [`trail that records every region: ${held}`];
const whole = says("everything: all 6 pass, expected all to pass");
const one = (name: string, change: Partial<CloudTrailTrail>, held: string) => ({
  name,
  given: trailsWith(change),
  says: says(`everything: ${held}`),
});

testCheck(
  cloudtrailMultiRegion,
  { test, expect },
  {
    pass: [
      { name: "one trail records everything", given: trailsWith({}), says: whole },
      {
        name: "the organization's trail does",
        given: trailsWith({ organization: known(true) }),
        says: whole,
      },
      {
        name: "one of several does, whatever is unread of the others",
        given: trailsWith({ multiRegion: known(false) }, { allManagementEvents: unread }, {}),
        says: whole,
      },
    ],
    fail: [
      one("of one region", { multiRegion: known(false) }, "multi-Region: false, expected true"),
      one("stopped", { logging: known(false) }, "is logging: false, expected true"),
      one(
        "cannot deliver",
        { deliveryError: known("AccessDenied") },
        "delivery error: AccessDenied, expected absent",
      ),
      one(
        "without global services",
        { globalServiceEvents: known(false) },
        "global service events: false, expected true",
      ),
      one(
        "without all management events",
        { allManagementEvents: known(false) },
        "all management events: false, expected true",
      ),
      one(
        "A9: delivers no more",
        { lastDelivery: known("2020-01-01T00:00:00.000Z") },
        "time since the last delivery: 52608 hours, expected at most 24 hours",
      ),
      one(
        "A9: delivered a moment more than a day ago",
        { lastDelivery: known("2025-12-30T23:59:00.000Z") },
        "time since the last delivery: 24.02 hours, expected at most 24 hours",
      ),
      one(
        "A9: never delivered",
        { lastDelivery: never },
        "time since the last delivery: absent (no LatestDeliveryTime), expected at most 24 hours",
      ),
      {
        name: "two halves do not make one",
        given: trailsWith({ logging: known(false) }, { multiRegion: known(false) }),
        says: says("none of 2, expected at least one"),
      },
      {
        name: "what is unread could not save it",
        given: trailsWith({ multiRegion: known(false), logging: unread }),
        says: says("everything: 1 of 6 fails, expected all to pass"),
      },
    ],
    unreadable: [
      {
        name: "A9: was switched on within the day and has not delivered yet",
        given: trailsWith({ lastDelivery: never, loggingSince: known("2025-12-31T23:50:00.000Z") }),
        says: [
          "The trail everything has logged since 2025-12-31T23:50:00.000Z and has not delivered since then.",
        ],
      },
      {
        name: "the only trail's selectors are denied",
        given: trailsWith({ allManagementEvents: unread }),
        says: [denied.message],
      },
      {
        name: "trails cannot be listed",
        given: [
          listingOf(cloudTrailTrails, [], { problem: { ...denied, message: "DescribeTrails was denied." } }),
        ],
        says: ["DescribeTrails was denied."],
      },
    ],
    empty: {
      name: "no trail",
      given: [listingOf(cloudTrailTrails, [])],
      says: ["CloudTrail trail: none, expected at least one"],
    },
  },
);
