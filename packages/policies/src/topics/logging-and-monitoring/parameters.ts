import { atLeast, atMost, days, defineParameter, hours, months, type Parameter } from "@bylaw/core";

/** How old the last delivery of recorded management events may be. */
export const activityDeliveryAge: Parameter<"hours", "atMost"> = defineParameter(
  "activity-delivery-age",
  atMost(hours(24)),
);

/** How long logs are kept. */
export const logRetention: Parameter<"days", "atLeast"> = defineParameter(
  "log-retention",
  atLeast(days(365)),
);

/**
 * How far apart two days may lie on which intrusion alerts are reviewed; days without work count too. Daily, as auditors expect it;
 * the baseline sets three days where few people work.
 */
export const alertReviewInterval: Parameter<"days", "atMost"> = defineParameter(
  "alert-review-interval",
  atMost(days(1)),
);

/** How far apart reviews of capacity may lie. */
export const capacityReviewInterval: Parameter<"months", "atMost"> = defineParameter(
  "capacity-review-interval",
  atMost(months(3)),
);
