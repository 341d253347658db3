import { type AnyCheck, type CheckUse, says } from "@bylaw/core";
import { authHandlerAudited } from "@bylaw/source";
import { addedTo } from "../added-to.ts";
import type { Controls } from "../terms.ts";

/** What source shows of logs, beside what people and providers show of those that are kept. */
export function sourceMonitoringControls(
  before: Controls<"logs-kept">,
  check: AnyCheck | CheckUse = authHandlerAudited,
): Controls<"logs-kept"> {
  return {
    "logs-kept": addedTo(before["logs-kept"], {
      says: says`
        In the applications whose source is read, every route that is named as one by which somebody signs in or out, or changes how
        they do, has a call that records its event in the audit log.
      `,
      checks: [check],
    }),
  };
}
