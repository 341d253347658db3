import type { Program } from "../language/company/program.ts";
import { assertValidProgram } from "../language/validate/validate.ts";
import { type CollectOptions, collect } from "./collect/collect.ts";
import { evaluate } from "./judge/evaluate.ts";
import type { ObservationSink } from "./judge/evaluate-scope.ts";
import { type Plan, planRun } from "./plan.ts";
import type { Recording } from "./recording.ts";
import { createTally, type Report, reportOf } from "./report/report.ts";
import { openWaivers } from "./report/waivers.ts";

/** Collects everything that `program` needs from its providers. Throws when the program has problems. */
export async function collectProgram(program: Program, options: CollectOptions): Promise<Recording> {
  assertValidProgram(program);
  return collect(planRun(program), program.providers, options);
}

export interface EvaluateOptions {
  /** Receives each observation. */
  readonly onObservation?: ObservationSink;
  /** The time that waivers are held to. Default: when the recording was started. */
  readonly now?: Date;
}

/**
 * Judges a recording against `program`. The same recording gives the same observations, in the same order, and the
 * same report. Throws when the program has problems.
 */
export async function evaluateRecording(
  program: Program,
  recording: Recording,
  options: EvaluateOptions = {},
): Promise<Report> {
  assertValidProgram(program);
  const plan: Plan = planRun(program);
  const waivers = openWaivers(program.waivers, options.now ?? new Date(recording.startedAt));
  const tally = createTally();
  const { onObservation } = options;
  await evaluate(program, plan, recording, (judged) => {
    const observation = waivers.overlay(judged);
    tally.add(observation);
    return onObservation?.(observation);
  });
  return reportOf(program, plan, recording, tally, waivers.reports());
}
