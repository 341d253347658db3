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
} from "@bylaw/core/run";
import { keptRecording } from "./kept.ts";
import { nothingError, runError } from "./messages.ts";
import { type SuiteOptions, TEN_MINUTES } from "./options.ts";
import type { TaskResult } from "./task-result.ts";

/** What a suite's tasks came to, collected and judged when first asked for, and once. */
export interface Results {
  /** Waits for the task's result. `selected` are the tasks that the run will ask for, and `file` the test file. */
  of(task: AnyTask, ask: Ask): Promise<TaskResult>;
}

export interface Ask {
  readonly file: string;
  readonly selected: () => readonly AnyTask[];
}

export function createResults(program: Program, options: SuiteOptions, shown: number): Results {
  let results: Promise<(task: AnyTask) => TaskResult> | undefined;
  return {
    async of(task, { file, selected }) {
      results ??= run(planOf(program, new Set([task, ...selected()])), file, options, shown).catch(
        (error: unknown) => {
          throw runError(error);
        },
      );
      return (await results)(task);
    },
  };
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

async function run(
  plan: Plan,
  file: string,
  options: SuiteOptions,
  shown: number,
): Promise<(task: AnyTask) => TaskResult> {
  const report = await evaluateRecording(plan, await recordingOf(plan, file, options), { findings: shown });
  const reports = new Map(
    report.controls
      .flatMap(({ tasks, requirements }) => [...tasks, ...requirements])
      .map((one) => [one.task.id, one]),
  );
  const {
    failing = [],
    undecided = [],
    waived = [],
    notApplicable = [],
    manual = [],
  } = report.findings ?? {};
  return (task) => {
    const found = reports.get(task.id);
    const of = (kind: typeof failing): readonly Observation[] =>
      kind.filter((finding) => finding.task === task.id).flatMap((finding) => finding.shown);
    if (found === undefined) throw nothingError(task);
    const { counts, excused } = found;
    const wrong = [...of(failing), ...of(undecided)].slice(0, shown);
    if (!excused && counts.error > 0 && wrong.length === 0) throw nothingError(task);
    const reason = [...of(manual), ...of(notApplicable)][0]?.reason ?? "";
    return { task, counts, excused, failing: wrong, waived: of(waived), reason };
  };
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
