import type { Program } from "@bylaw/core";
import { openRecording, systemTools } from "@bylaw/core/node";
import {
  type Counts,
  collectProgram,
  evaluateRecording,
  type Observation,
  type Recording,
  type Task,
} from "@bylaw/core/run";
import { nothingError, runError } from "./messages.ts";
import { type SuiteOptions, TEN_MINUTES } from "./options.ts";

/** What one task came to. */
export interface TaskResult {
  readonly task: Task;
  readonly counts: Readonly<Counts>;
  /** True when another verification of its alternative is enough. */
  readonly excused: boolean;
  /** Unwaived failures and errors. */
  readonly failing: readonly Observation[];
  readonly waived: readonly Observation[];
  /** Why the first resource was not applicable, when one was not. */
  readonly reason: string;
}

export interface RunResults {
  of(task: Task): TaskResult;
}

interface Gathered {
  readonly failing: Observation[];
  readonly waived: Observation[];
  reason: string;
}

/** The program's results: collected and judged when first asked for, and once. */
export function runOnce(program: Program, options: SuiteOptions): () => Promise<RunResults> {
  let results: Promise<RunResults> | undefined;
  return () => {
    results ??= run(program, options).catch((error: unknown) => {
      throw runError(error);
    });
    return results;
  };
}

async function run(program: Program, options: SuiteOptions): Promise<RunResults> {
  const gathered = new Map<string, Gathered>();
  const onObservation = (observation: Observation): void => {
    const own = gathered.get(observation.task) ?? { failing: [], waived: [], reason: "" };
    gathered.set(observation.task, own);
    if (observation.waiver !== undefined) own.waived.push(observation);
    else if (observation.outcome === "fail" || observation.outcome === "error") own.failing.push(observation);
    else if (own.reason === "") own.reason = observation.reason ?? "";
  };
  const report = await evaluateRecording(program, await recordingOf(program, options), { onObservation });
  const reports = new Map(report.controls.flatMap((one) => one.tasks).map((one) => [one.task.id, one]));
  return {
    of(task) {
      const own = gathered.get(task.id);
      const found = reports.get(task.id);
      if (own === undefined || found === undefined) throw nothingError(task);
      return { task, counts: found.counts, excused: found.excused, ...own };
    },
  };
}

function recordingOf(program: Program, options: SuiteOptions): Promise<Recording> {
  const from = options.from ?? process.env.BYLAW_FROM;
  if (from !== undefined && from !== "") return openRecording(from);
  return collectProgram(program, { ...systemTools, deadline: options.timeout ?? TEN_MINUTES });
}
