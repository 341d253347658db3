import { age, days, from, type Observed, type Quantity } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";

/** How old the oldest of some instants was when they were read, all ISO 8601 in UTC. Of none, 0 days. */
export function ageOfOldest(
  instants: Observed<readonly string[]>,
  readAt: string,
): Observed<Quantity<"days">> {
  return from(instants, (all) => {
    const [oldest] = [...all].sort(byCodeUnits);
    return oldest === undefined ? days(0) : age(oldest, readAt);
  });
}
