import type { Collector } from "../language/checks/collector.ts";
import type { Program } from "../language/company/program.ts";
import { answers } from "../language/evidence/answer.ts";
import { recordsOf } from "../language/evidence/records.ts";
import { linksOf } from "../language/links/links.ts";
import { collectorsOfRequirement, readsRecords } from "../language/links/requirement-task.ts";
import { byCodeUnits } from "../language/values/json.ts";
import { type Plan, planRun } from "../run/plan.ts";
import { requirementOfPlan } from "./owed/as-planned.ts";
import type { SeenRun } from "./runs/seen-run.ts";

/**
 * What the coverage of a period reads: the records of everything that the program asks people for, and of what a kept plan asked for
 * and the program asks for no more. No account is looked into.
 */
export function planCoverage(program: Program, runs: readonly SeenRun[]): Plan {
  const { requirements } = linksOf(program);
  const collectors = new Map<string, Collector>();
  for (const task of requirements)
    for (const one of collectorsOfRequirement(program, task)) collectors.set(one.id, one);
  if (readsRecords(program)) {
    const listing = recordsOf(answers);
    collectors.set(listing.id, listing);
  }
  if (readsRecords(program))
    for (const { held } of runs)
      for (const kept of held.plan.requirements) {
        const listing = recordsOf(requirementOfPlan(kept, program));
        if (!collectors.has(listing.id)) collectors.set(listing.id, listing);
      }
  return {
    ...planRun(program),
    tasks: [],
    collectors: [...collectors.values()].sort((a, b) => byCodeUnits(a.id, b.id)),
  };
}
