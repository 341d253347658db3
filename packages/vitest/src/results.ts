import type { Program } from "@bylaw/core";
import { openRecording, systemTools } from "@bylaw/core/node";
import {
  type AnyTask,
  collectProgram,
  evaluateRecording,
  type Observation,
  type Plan,
  plainText,
  planRun,
  type Recording,
  type Report,
} from "@bylaw/core/run";
import { assertOutputs, openExporter, outputsOf, removeEarlier } from "@bylaw/exports/node";
import { keptRecording } from "./kept.ts";
import { nothingError, runError } from "./messages.ts";
import { type SuiteOptions, TEN_MINUTES } from "./options.ts";
import type { TaskResult } from "./task-result.ts";

/** What a suite's tasks came to, collected and judged when first asked for, and once. */
export interface Results {
  /** Waits for the task's result. */
  of(task: AnyTask, ask: Ask): Promise<TaskResult>;
  /** Waits for what everything that was asked for came to. */
  report(ask: Ask): Promise<Report>;
}

export interface Ask {
  /** The test file. */
  readonly file: string;
  /** The tasks that the run will ask for. */
  readonly selected: () => readonly AnyTask[];
}

export function createResults(program: Program, options: SuiteOptions, shown: number): Results {
  let judged: Promise<Judged> | undefined;
  const judge = (tasks: readonly AnyTask[], file: string): Promise<Judged> => {
    judged ??= run(planOf(program, new Set(tasks)), file, options, shown).catch((error: unknown) => {
      throw runError(error);
    });
    return judged;
  };
  return {
    of: async (task, { file, selected }) => (await judge([task, ...selected()], file)).resultOf(task),
    report: async ({ file, selected }) => (await judge(selected(), file)).report,
  };
}

interface Judged {
  readonly report: Report;
  resultOf(task: AnyTask): TaskResult;
}

/** A plan of the tasks that are asked for: nothing else is collected. */
function planOf(program: Program, tasks: ReadonlySet<AnyTask>): Plan {
  const whole = planRun(program);
  return tasks.size === whole.tasks.length + whole.requirements.length
    ? whole
    : planRun(
        program,
        [...tasks].map(({ id }) => id),
      );
}

async function run(plan: Plan, file: string, options: SuiteOptions, shown: number): Promise<Judged> {
  const report = await judgedReport(plan, file, options, shown);
  const reports = new Map(
    report.controls
      .flatMap(({ tasks, requirements }) => [...tasks, ...requirements])
      .map((one) => [one.task.id, one]),
  );
  const {
    failing = [],
    undecided = [],
    waived = [],
    planned = [],
    advisory = [],
    notApplicable = [],
    manual = [],
  } = report.findings ?? {};
  const resultOf = (task: AnyTask): TaskResult => {
    const found = reports.get(task.id);
    const of = (kind: typeof failing): readonly Observation[] =>
      kind.filter((finding) => finding.task === task.id).flatMap((finding) => finding.shown);
    if (found === undefined) throw nothingError(task);
    const { counts, excused, mayCount } = found;
    const wrong = [...of(failing), ...of(undecided)].slice(0, shown);
    if (!excused && counts.error > 0 && wrong.length === 0) throw nothingError(task);
    const reason = [...of(manual), ...of(notApplicable)][0]?.reason ?? "";
    return {
      task,
      counts,
      excused,
      mayCount,
      failing: wrong,
      waived: of(waived),
      planned: [...of(planned), ...of(advisory)],
      reason,
    };
  };
  return { report, resultOf };
}

async function judgedReport(
  plan: Plan,
  file: string,
  { output = {}, ...options }: SuiteOptions,
  shown: number,
): Promise<Report> {
  const outputs = outputsOf(output, process.cwd());
  const isWhole = plan.selection === undefined;
  if (isWhole) {
    await removeEarlier(outputs);
    await assertOutputs(outputs, true);
  }
  if (outputs.length > 0 && !isWhole)
    console.info("bylaw: a run of a part writes no outputs; what was not judged would be missing in them.");
  const recording = await recordingOf(plan, file, options);
  if (outputs.length === 0 || !isWhole) return evaluateRecording(plan, recording, { findings: shown });
  const exporter = openExporter(outputs);
  try {
    const report = await evaluateRecording(plan, recording, { findings: shown, onObservation: exporter.add });
    await exporter.write(report, { config: file });
    return report;
  } finally {
    await exporter.close();
  }
}

function recordingOf(plan: Plan, file: string, options: SuiteOptions): Promise<Recording> {
  const from = options.from ?? process.env.BYLAW_FROM;
  if (from !== undefined && from !== "") return replayed(from);
  const collect = () => collectProgram(plan, { ...systemTools, deadline: options.timeout ?? TEN_MINUTES });
  return process.env.VITEST_MODE === "WATCH" ? keptRecording(plan, file, collect) : collect();
}

/** Whoever reads the suite has to know that it is about another day. */
async function replayed(folder: string): Promise<Recording> {
  const recording = await openRecording(folder);
  console.info(`bylaw: judging the recording ${plainText(folder)}, collected at ${recording.startedAt}.`);
  return recording;
}
