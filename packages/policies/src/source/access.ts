import { says } from "@bylaw/core";
import { routeRequiresMfa } from "@bylaw/source";
import { addedTo } from "../added-to.ts";
import type { Controls } from "../terms.ts";

/** What source shows of second factors, beside what people show of the identity provider. */
export function sourceAccessControls(before: Controls<"sign-on-mfa">): Controls<"sign-on-mfa"> {
  return {
    "sign-on-mfa": addedTo(before["sign-on-mfa"], {
      says: says`In the programs whose source is read, every route under a privileged path passes an MFA guard before its handler.`,
      checks: [routeRequiresMfa],
    }),
  };
}
