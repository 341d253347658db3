import { primaryCollector } from "../language/checks/view.ts";
import { evidenceProvider } from "../language/evidence/session.ts";
import type { Observation } from "../run/observation.ts";
import type { Plan } from "../run/plan.ts";
import type { Recording } from "../run/recording.ts";
import type { Report } from "../run/report/report.ts";
import { createOutcomeKeeper, type OutcomeKeeper } from "./keep-outcomes.ts";

/** A run, with all that is kept of it. */
export interface JudgedRun {
  readonly plan: Plan;
  readonly recording: Recording;
  readonly report: Report;
  readonly keeper: Keeper;
}

/** Gathers what is kept of a run while it is judged. */
export interface Keeper extends OutcomeKeeper {
  add(observation: Observation): void;
}

/**
 * A keeper for a run of a plan: give it every observation, and hand it to `keepRun` with the report.
 *
 * @example
 * const keeper = createKeeper(plan);
 * const report = await evaluateRecording(plan, recording, { onObservation: keeper.add });
 * await keepRun("evidence", { plan, recording, report, keeper }, { versions });
 */
export function createKeeper({ tasks, requirements }: Plan): Keeper {
  const groups = new Map([
    ...tasks.map(({ id, check }) => [id, primaryCollector(check.subject.listing).id] as const),
    ...requirements.map(({ id, requirement }) => [id, `${evidenceProvider.id}/${requirement.id}`] as const),
  ]);
  return createOutcomeKeeper((task) => groups.get(task) ?? task);
}
