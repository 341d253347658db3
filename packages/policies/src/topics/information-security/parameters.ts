import { atMost, days, defineParameter, months, type Parameter, years } from "@bylaw/core";

/** How far apart approvals of a policy's text may lie. */
export const policyReviewInterval: Parameter<"years", "atMost"> = defineParameter(
  "policy-review-interval",
  atMost(years(1)),
);

/** How long somebody may take to acknowledge a policy's text that binds them. */
export const policyAcknowledgement: Parameter<"days", "atMost"> = defineParameter(
  "policy-acknowledgement",
  atMost(days(30)),
);

/** How far apart the board's questions about security may lie: boards meet each quarter. */
export const boardOversightInterval: Parameter<"months", "atMost"> = defineParameter(
  "board-oversight-interval",
  atMost(months(3)),
);

/** How far apart reviews of failing and undecided controls may lie: somebody is told within a week. */
export const controlReviewInterval: Parameter<"days", "atMost"> = defineParameter(
  "control-review-interval",
  atMost(days(7)),
);

/** How far apart decisions on the waivers in force may lie. */
export const waiverReviewInterval: Parameter<"months", "atMost"> = defineParameter(
  "waiver-review-interval",
  atMost(months(3)),
);
