import { atMost, days, defineParameter, months, type Parameter, years } from "@bylaw/core";

/** How far apart reviews of a critical or high vendor may lie. */
export const vendorReviewInterval: Parameter<"years", "atMost"> = defineParameter(
  "vendor-review-interval",
  atMost(years(1)),
);

/** How long after a report's end a vendor may go without another one or a bridge letter. */
export const vendorReportGap: Parameter<"months", "atMost"> = defineParameter(
  "vendor-report-gap",
  atMost(months(3)),
);

/** How long after a vendor's end it may still have access or data. */
export const vendorOffboarding: Parameter<"days", "atMost"> = defineParameter(
  "vendor-offboarding",
  atMost(days(30)),
);
