import { atMost, days, defineParameter, months, type Parameter } from "@bylaw/core";

/** How far apart reviews of accounts and their rights may lie. */
export const accessReviewInterval: Parameter<"months", "atMost"> = defineParameter(
  "access-review-interval",
  atMost(months(3)),
);

/** How long after somebody's last day an account of theirs may be open: the day is known beforehand, and closing takes minutes. */
export const leaverAccessRemoval: Parameter<"days", "atMost"> = defineParameter(
  "leaver-access-removal",
  atMost(days(1)),
);

/** How long after somebody's work has changed they may keep what they no longer need. */
export const accessChangeRemoval: Parameter<"days", "atMost"> = defineParameter(
  "access-change-removal",
  atMost(days(5)),
);
