import { atMost, days, defineParameter, type Parameter } from "@bylaw/core";

/** How long after it was taken out of use a device may still hold data. */
export const mediaDisposal: Parameter<"days", "atMost"> = defineParameter("media-disposal", atMost(days(30)));

/** How long after a customer has left their data may still be kept. */
export const customerDataDeletion: Parameter<"days", "atMost"> = defineParameter(
  "customer-data-deletion",
  atMost(days(30)),
);

/** How long after a customer who stays has asked for it data of theirs may still be kept. */
export const requestedDeletion: Parameter<"days", "atMost"> = defineParameter(
  "requested-deletion",
  atMost(days(30)),
);
