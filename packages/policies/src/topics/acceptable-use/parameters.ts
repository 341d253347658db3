import { atMost, days, defineParameter, months, type Parameter } from "@bylaw/core";

/** How far apart lists of the devices may lie. */
export const deviceListInterval: Parameter<"months", "atMost"> = defineParameter(
  "device-list-interval",
  atMost(months(1)),
);

/** How long a security update may wait on a device. */
export const deviceUpdateWait: Parameter<"days", "atMost"> = defineParameter(
  "device-update-wait",
  atMost(days(14)),
);

/** How far apart readings of what the malware protection found may lie. */
export const malwareReportInterval: Parameter<"months", "atMost"> = defineParameter(
  "malware-report-interval",
  atMost(months(1)),
);

/** How long after it was reported a lost device may be open to whoever has it: a lock from afar takes minutes. */
export const lostDeviceLock: Parameter<"days", "atMost"> = defineParameter(
  "lost-device-lock",
  atMost(days(1)),
);
