import { type Assertion, fact, type Limit } from "@bylaw/core";
import { type CloudTrailTrail, deliveryAge } from "./trails.ts";

/** What holds of a trail that records the management events of every region, and delivers them. */
export function everyRegion(
  trail: CloudTrailTrail,
  maxDeliveryAge: Limit<"hours", "atMost">,
): readonly [Assertion, ...Assertion[]] {
  return [
    fact("multi-Region", trail.multiRegion).is(true),
    fact("is logging", trail.logging).is(true),
    fact("delivery error", trail.deliveryError).isAbsent(),
    fact("time since the last delivery", deliveryAge(trail, maxDeliveryAge.value)).atMost(maxDeliveryAge),
    fact("global service events", trail.globalServiceEvents).is(true),
    fact("all management events", trail.allManagementEvents).is(true),
  ];
}
