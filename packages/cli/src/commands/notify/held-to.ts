import type { PlanChange, RunChanges, SeenRun } from "@bylaw/core/run";
import type { HeldTo } from "@bylaw/exports";

/** What changed of the plan. Who works there goes nowhere, nor for whom something is waived, nor how restricted evidence is asked for. */
export function heldToOf({ plan }: RunChanges, runs: readonly SeenRun[]): readonly HeldTo[] {
  const requirements = runs.flatMap(({ held }) => held.plan.requirements);
  const restricted = new Set(requirements.flatMap((one) => (one.restricted ? [one.id] : [])));
  const waivable = new Set(requirements.map(({ requirement }) => requirement));
  const all = plan
    .filter(({ noun }) => noun !== "person")
    .map((one) => (restricted.has(one.id) ? unsaid(one) : withoutPerson(one, waivable)));
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function unsaid({ noun, id, looser }: PlanChange): HeldTo {
  return { noun, id, what: "is asked for in another way", looser };
}

/** A waiver's id is what is waived and for whom: `screening p17`. */
function withoutPerson({ noun, id, what, looser }: PlanChange, waivable: ReadonlySet<string>): HeldTo {
  const [waived = ""] = id.split(" ");
  return { noun, id: noun === "waiver" && waivable.has(waived) ? waived : id, what, looser };
}
