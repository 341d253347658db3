import { keepPlan } from "../keep/keep-plan.ts";
import type { KeptPlan } from "../keep/kept-plan.ts";
import type { Program } from "../language/company/program.ts";
import { dayIn } from "../language/values/day.ts";
import type { VerdictMemory } from "../run/judge/memory.ts";
import { planRun } from "../run/plan.ts";
import type { Recording } from "../run/recording.ts";
import type { Report } from "../run/report/report.ts";
import { evaluateRecording } from "../run/run.ts";
import { createStands, type Stand, type Stands } from "./stands.ts";

/** A program, and all that a recording came to by it. */
export interface JudgedProgram {
  readonly program: Program;
  readonly plan: KeptPlan;
  readonly report: Report;
  /** Of what counts: what another verification of an alternative made up for is not in it. */
  readonly stands: Stands;
}

/**
 * Judges a recording by a whole program, and remembers every verdict. With a `memory` of the same recording, what another
 * program asked in the very same way is not judged again. Throws when the program has problems.
 *
 * @example diffOf(await judgeProgram(base, recording), await judgeProgram(today, recording));
 */
export async function judgeProgram(
  program: Program,
  recording: Recording,
  memory?: VerdictMemory,
): Promise<JudgedProgram> {
  const plan = planRun(program);
  const book = createStands(plan);
  const report = await evaluateRecording(plan, recording, {
    onObservation: (one) => book.add(one),
    ...(memory !== undefined && { memory }),
  });
  const today = dayIn(new Date(recording.startedAt), program.organization.timeZone ?? "UTC");
  const tasks = report.controls.flatMap((one) => [...one.tasks, ...one.requirements]);
  const excused = new Set(tasks.flatMap((one) => (one.excused ? [one.task.id] : [])));
  return {
    program,
    plan: await keepPlan(plan, today),
    report,
    stands: new Map([...book.stands].map(([id, own]) => [id, excused.has(id) ? NONE : told(id, own)])),
  };
}

const NONE: ReadonlyMap<string, Stand> = new Map();

/** What nothing was observed of is undecided, as in a report. */
function told(task: string, own: ReadonlyMap<string, Stand>): ReadonlyMap<string, Stand> {
  if (own.size > 0) return own;
  const lines = ["Nothing was observed, so nothing is decided."];
  const resource = { id: task, type: "task", whole: true } as const;
  return new Map([["", { standing: "error", resource, scope: "program", lines }]]);
}
