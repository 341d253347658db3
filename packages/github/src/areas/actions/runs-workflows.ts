import { from, type Observed } from "@bylaw/core";
import type { ActionsPolicy } from "./policies.ts";

/** True unless GitHub Actions is off for the whole organization. */
export function runsWorkflows({ enabledRepositories }: ActionsPolicy): Observed<true | string> {
  return from(
    enabledRepositories,
    (which): true | string => which !== "none" || "No repository of the organization may run workflows.",
  );
}
