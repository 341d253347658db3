import { type Assertion, allOf, anyOf, fact, type Limit } from "@bylaw/core";
import { type CloudTrailTrail, deliveryAge } from "./trails.ts";

/** Holds where a trail records the management events of every region and delivers them, and `more` holds of that very trail. */
export function someTrail(
  name: string,
  trails: readonly CloudTrailTrail[],
  maxDeliveryAge: Limit<"hours", "atMost">,
  more: (trail: CloudTrailTrail) => readonly Assertion[] = () => [],
): Assertion {
  return anyOf(
    name,
    trails.map((trail) => allOf(trail.name, [...everyRegion(trail, maxDeliveryAge), ...more(trail)])),
    { none: "there is no trail" },
  );
}

function everyRegion(trail: CloudTrailTrail, maxDeliveryAge: Limit<"hours", "atMost">): readonly Assertion[] {
  return [
    fact("multi-Region", trail.multiRegion).is(true),
    fact("is logging", trail.logging).is(true),
    fact("delivery error", trail.deliveryError).isAbsent(),
    fact("time since the last delivery", deliveryAge(trail, maxDeliveryAge.value)).atMost(maxDeliveryAge),
    fact("global service events", trail.globalServiceEvents).is(true),
    fact("all management events", trail.allManagementEvents).is(true),
  ];
}
