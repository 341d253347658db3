import type { Program } from "../language/company/program.ts";
import { assertValidProgram } from "../language/validate/validate.ts";
import { dayIn } from "../language/values/day.ts";
import { type CollectOptions, collect } from "./collect/collect.ts";
import { evaluateRequirements } from "./evidence/evaluate-requirements.ts";
import { evaluate } from "./judge/evaluate.ts";
import type { ObservationSink } from "./judge/evaluate-scope.ts";
import type { VerdictMemory } from "./judge/memory.ts";
import { type Plan, planRun } from "./plan.ts";
import type { Recording } from "./recording.ts";
import { openAdvisories } from "./report/advisories.ts";
import { openBacklog } from "./report/backlog.ts";
import { createFindings } from "./report/findings.ts";
import { type Report, reportOf } from "./report/report.ts";
import { createDueBook } from "./report/still-due.ts";
import { createTally } from "./report/tally.ts";
import { openWaivers } from "./report/waivers.ts";
import { createSieve } from "./sieve.ts";

/**
 * Collects everything that a program needs from its providers, or what a plan of it does. Throws when the program has
 * problems.
 *
 * @example
 * const plan = planRun(program, ["encryption"]);
 * const report = await evaluateRecording(plan, await collectProgram(plan, systemTools));
 */
export async function collectProgram(given: Program | Plan, options: CollectOptions): Promise<Recording> {
  const plan = planOf(given);
  return collect(plan, plan.program.providers, options);
}

export interface EvaluateOptions {
  /** Receives each observation that is told about. */
  readonly onObservation?: ObservationSink;
  /** The time that waivers, the backlog and advisory uses are held to. Default: when the recording was started. */
  readonly now?: Date;
  /** How many observations of each task and problem the report's findings keep. Default: it has no findings. */
  readonly findings?: number;
  /** What the same recording came to before, by another program. */
  readonly memory?: VerdictMemory;
}

/**
 * Judges a recording against a program, or against a plan of it. The same recording gives the same observations, in the
 * same order, and the same report. Throws when the program has problems.
 */
export async function evaluateRecording(
  given: Program | Plan,
  recording: Recording,
  options: EvaluateOptions = {},
): Promise<Report> {
  const plan = planOf(given);
  const { organization, waivers: all, backlog: planned } = plan.program;
  const now = options.now ?? new Date(recording.startedAt);
  const today = dayIn(now, organization.timeZone ?? "UTC");
  const waivers = openWaivers(all, today);
  const advisories = openAdvisories(plan.tasks, today);
  const owed = new Set(plan.requirements.map(({ requirement }) => requirement.id));
  const backlog = openBacklog(planned, today, owed);
  const sieve = createSieve(plan.selection);
  const whole = createTally();
  const tally = plan.selection === undefined ? whole : createTally();
  const due = createDueBook(today);
  const { onObservation, findings: shown } = options;
  const book = shown === undefined ? undefined : createFindings({ shown });
  const sink: ObservationSink = (judged) => {
    const observation = backlog.overlay(advisories.overlay(waivers.overlay(judged)));
    whole.add(observation);
    if (!sieve.keeps(observation)) return undefined;
    if (tally !== whole) tally.add(observation);
    book?.add(observation);
    due.add(observation);
    return onObservation?.(observation);
  };
  await evaluate(plan, recording, sink, { memory: options.memory });
  const { notCounted, adoption } = await evaluateRequirements(plan, recording, sink);
  return reportOf(plan, recording, {
    tally,
    whole,
    findings: book,
    waivers: waivers.reports(),
    backlog: backlog.reports(),
    heldTo: today,
    missing: sieve.missing(),
    notCounted,
    adoption,
    due,
  });
}

/** A program is held to its rules once, however often it is run. */
function planOf(given: Program | Plan): Plan {
  const plan = given.kind === "plan" ? given : planRun(given);
  assertValidProgram(plan.program);
  return plan;
}
