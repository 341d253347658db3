import { atMost, days, defineParameter, type Parameter, years } from "@bylaw/core";

/** How long after their start somebody signs the code for the first time. */
export const conductAcceptance: Parameter<"days", "atMost"> = defineParameter(
  "conduct-acceptance",
  atMost(days(30)),
);

/** How far apart somebody's signatures under the code may lie. */
export const conductAcceptanceInterval: Parameter<"years", "atMost"> = defineParameter(
  "conduct-acceptance-interval",
  atMost(years(1)),
);

/** How long after their start somebody is screened. */
export const screeningTime: Parameter<"days", "atMost"> = defineParameter("screening-time", atMost(days(30)));

/** How long after their start somebody completes the security course for the first time. */
export const firstTraining: Parameter<"days", "atMost"> = defineParameter("first-training", atMost(days(30)));

/** How far apart security courses of one person may lie. */
export const trainingInterval: Parameter<"years", "atMost"> = defineParameter(
  "training-interval",
  atMost(years(1)),
);

/** How far apart reviews of one person's work may lie. */
export const performanceReviewInterval: Parameter<"years", "atMost"> = defineParameter(
  "performance-review-interval",
  atMost(years(1)),
);

/** How long after their start somebody signs the confidentiality agreement. */
export const confidentialityAgreement: Parameter<"days", "atMost"> = defineParameter(
  "confidentiality-agreement",
  atMost(days(7)),
);

/** How long after it came in a report of conduct is decided on. */
export const conductAnswer: Parameter<"days", "atMost"> = defineParameter("conduct-answer", atMost(days(30)));
