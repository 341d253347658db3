import type { Observed } from "@bylaw/core";
import { known, unreadable } from "@bylaw/core/provider";
import type { LambdaFunction } from "./functions.ts";
import { deprecations, runtimesReadOn } from "./runtimes.ts";

/** Whether AWS still patched the runtime of a function when it was read. A runtime that is not in the list is not decided. */
export function isPatched({
  runtime = "none",
  readAt,
}: Pick<LambdaFunction, "runtime" | "readAt">): Observed<boolean> {
  const until = deprecations.get(runtime);
  if (until !== undefined) return known(readAt.slice(0, 10) < until);
  const message = `Bylaw does not know the runtime ${runtime}: its list of runtimes is of ${runtimesReadOn}.`;
  return unreadable({ code: "stale-evidence", message });
}
