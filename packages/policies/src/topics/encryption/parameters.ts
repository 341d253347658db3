import { atLeast, atMost, days, defineParameter, type Parameter, tls } from "@bylaw/core";

/** How long an encryption key may be used before it rotates or is replaced. */
export const keyRotationPeriod: Parameter<"days", "atMost"> = defineParameter(
  "key-rotation-period",
  atMost(days(365)),
);

/** The oldest TLS version that data may travel under. */
export const minimumTlsVersion: Parameter<"tls", "atLeast"> = defineParameter(
  "minimum-tls-version",
  atLeast(tls("1.2")),
);

/** How long after a data store was made or changed its encryption is looked at. */
export const encryptionCheck: Parameter<"days", "atMost"> = defineParameter(
  "encryption-check",
  atMost(days(14)),
);
