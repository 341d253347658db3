import type { KeptListing, KeptRun } from "../../keep/kept-run.ts";
import type { Problem } from "../../language/values/problem.ts";
import type { RecordedListing } from "../../run/recording.ts";

/** What a kept run holds of a listing, as it was recorded: without its lines it is an incomplete one that says why. */
export function recordedListing(
  collector: string,
  { provider, level, path, environment, calls, problem }: KeptListing,
  { startedAt, finishedAt }: KeptRun,
  lines: readonly string[] | undefined,
  without: string = `What ${collector} listed is not in the kept run.`,
): RecordedListing {
  const missing: Problem = { code: "not-collected", message: without };
  const incomplete = problem ?? (lines === undefined ? missing : undefined);
  return {
    collector,
    scope: { provider, level, path, ...(environment !== undefined && { environment }) },
    state: incomplete === undefined ? "complete" : "incomplete",
    ...(incomplete !== undefined && { problem: incomplete }),
    resources: lines?.length ?? 0,
    startedAt,
    finishedAt,
    calls,
    async *lines() {
      if (lines !== undefined) yield lines;
    },
  };
}
