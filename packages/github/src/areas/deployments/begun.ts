import { inspect } from "@bylaw/core/provider";
import type { RecordedDeployment } from "./deployment.ts";
import type { Deployment } from "./deployments.ts";

const STILL: ReadonlySet<string> = new Set(["WAITING", "QUEUED", "PENDING"]);
const ENDED: ReadonlySet<string> = new Set(["FAILURE", "ERROR", "INACTIVE"]);

/**
 * True, or why nothing was deployed: as far as its statuses go it waits, or somebody rejected it and it never ran. One of which
 * nothing is reported counts as deployed.
 */
export function hasBegun({ states, wait }: Pick<RecordedDeployment, "states" | "wait">): true | string {
  if (states.length > 0 && states.every((state) => STILL.has(state))) return "It has not begun.";
  const asked = inspect(wait);
  const isRejected =
    asked.state === "known" &&
    asked.value.attempts === 1 &&
    asked.value.reviews.some(({ state }) => state === "rejected");
  const hasRun = states.some((state) => !STILL.has(state) && !ENDED.has(state));
  return !isRejected || hasRun || "It was rejected, and never ran.";
}

/** The same, where the default branch is held against it: what is deployed while a run reads is for the next run. */
export function hasBegunAndIsRead(deployment: Deployment): true | string {
  const begun = hasBegun(deployment);
  const arrival = inspect(deployment.arrival);
  const isUnread = arrival.state === "known" && arrival.value.when === "unread";
  return begun === true && isUnread
    ? "It was asked for after its branch was read: the next run judges it."
    : begun;
}
