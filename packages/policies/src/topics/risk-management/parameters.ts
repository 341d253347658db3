import { atMost, days, defineParameter, type Parameter, years } from "@bylaw/core";

/** How far apart assessments of the company's risks may lie. */
export const riskAssessmentInterval: Parameter<"years", "atMost"> = defineParameter(
  "risk-assessment-interval",
  atMost(years(1)),
);

/** How long after a change is known its risks are assessed. */
export const changeAssessment: Parameter<"days", "atMost"> = defineParameter(
  "change-assessment",
  atMost(days(30)),
);
