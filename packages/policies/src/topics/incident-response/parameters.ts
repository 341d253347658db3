import { atMost, days, defineParameter, type Parameter, years } from "@bylaw/core";

/** How long after the company knew of an incident whoever is affected is told. */
export const incidentNotice: Parameter<"days", "atMost"> = defineParameter(
  "incident-notice",
  atMost(days(3)),
);

/** How long after an incident is contained its cause and lessons are written. */
export const incidentReview: Parameter<"days", "atMost"> = defineParameter(
  "incident-review",
  atMost(days(14)),
);

/** How far apart rehearsals of the incident response plan may lie. */
export const incidentExerciseInterval: Parameter<"years", "atMost"> = defineParameter(
  "incident-exercise-interval",
  atMost(years(1)),
);
