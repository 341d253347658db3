import { atMost, days, defineParameter, hours, type Parameter } from "@bylaw/core";

/** How long ago the last event of an expected kind may be. */
export const auditEventAge: Parameter<"days", "atMost"> = defineParameter("audit-event-age", atMost(days(7)));

/** How soon after its last failure it is on record that a burst of failed logins was noticed. */
export const burstNotice: Parameter<"hours", "atMost"> = defineParameter("burst-notice", atMost(hours(24)));

/** How old an event may be before it is removed. Who keeps logs for longer sets it above `log-retention`. */
export const auditLogRemoval: Parameter<"days", "atMost"> = defineParameter(
  "audit-log-removal",
  atMost(days(400)),
);
