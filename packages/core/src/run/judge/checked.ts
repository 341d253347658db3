import type { Collector } from "../../language/checks/collector.ts";
import type { Problem } from "../../language/values/problem.ts";
import type { Plan } from "../plan.ts";
import type { RecordedListing, Recording } from "../recording.ts";

/** A recording in which what is not what it says it is does not count as complete. */
export function checkedAgainstCollectors(
  { collectors }: Pick<Plan, "collectors">,
  recording: Recording,
): Recording {
  const byId = new Map(collectors.map((collector) => [collector.id, collector]));
  const listings = recording.listings.map((recorded) => {
    const collector = byId.get(recorded.collector);
    return collector === undefined ? recorded : checkedAgainst(collector, recorded);
  });
  return { ...recording, listings };
}

/**
 * A listing of another provider or level than its collector's is not what it says, and is not judged as complete. Nor
 * is one that calls itself incomplete without a problem.
 */
function checkedAgainst(collector: Collector, recorded: RecordedListing): RecordedListing {
  const { provider, level } = recorded.scope;
  const incomplete = (problem: Problem): RecordedListing => ({ ...recorded, state: "incomplete", problem });
  if (provider !== collector.provider.id || level !== collector.per) {
    const message = `${collector.id} runs per ${collector.per} of ${collector.provider.id}, and was recorded elsewhere.`;
    return incomplete({ code: "schema-mismatch", message });
  }
  if (recorded.state === "complete" || recorded.problem !== undefined) return recorded;
  const message = `${collector.id} is incomplete, and does not say why.`;
  return incomplete({ code: "partial-data", message });
}
