import { type AnyCheck, type CheckUse, says } from "@bylaw/core";
import { routeRequiresMfa } from "@bylaw/source";
import { addedTo } from "../added-to.ts";
import type { Controls } from "../terms.ts";

/** What source shows of second factors, beside what people show of the identity provider. */
export function sourceAccessControls(
  before: Controls<"sign-on-mfa">,
  check: AnyCheck | CheckUse = routeRequiresMfa,
): Controls<"sign-on-mfa"> {
  return {
    "sign-on-mfa": addedTo(before["sign-on-mfa"], {
      says: says`In the applications whose source is read, an MFA guard stands before the handler of every route under a privileged path.`,
      checks: [check],
    }),
  };
}
