import { atMost, days, defineParameter, hours, months, type Parameter, years } from "@bylaw/core";

/** How far apart rehearsals of the continuity plan may lie. */
export const continuityExerciseInterval: Parameter<"years", "atMost"> = defineParameter(
  "continuity-exercise-interval",
  atMost(years(1)),
);

/** How far apart the good backups of a data store may lie. */
export const backupInterval: Parameter<"days", "atMost"> = defineParameter(
  "backup-interval",
  atMost(days(1)),
);

/** How far apart tests of restoring may lie. */
export const restoreTestInterval: Parameter<"months", "atMost"> = defineParameter(
  "restore-test-interval",
  atMost(months(3)),
);

/** How long a restore may take. */
export const recoveryTime: Parameter<"hours", "atMost"> = defineParameter("recovery-time", atMost(hours(24)));

/** How much of the newest data a restore may lose. */
export const recoveryPoint: Parameter<"hours", "atMost"> = defineParameter(
  "recovery-point",
  atMost(hours(24)),
);
