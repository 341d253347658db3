import type { Program } from "@bylaw/core";
import {
  evaluateRecording,
  explainObservation,
  type Observation,
  planRun,
  type Recording,
  type RunChange,
} from "@bylaw/core/run";

/** What a run observed of resources, by `changeKey`. */
export type Observed = ReadonlyMap<string, readonly string[]>;

/** How many lines are told of one resource. */
const LINES = 3;

/** What is told of something that changed, by what the program of today sees in the listings of that run. */
export async function observedOf(
  program: Program,
  recording: Recording,
  changes: readonly RunChange[],
): Promise<Observed> {
  const wanted = new Map(changes.map((one) => [changeKey(one), one.kind === "failing" ? "fail" : "error"]));
  const tasks = [...new Set(changes.map(({ task }) => task))];
  const observed = new Map<string, readonly string[]>();
  if (tasks.length === 0) return observed;
  await evaluateRecording(planRun(program, tasks), recording, {
    onObservation(one) {
      const key = observedKey(one);
      // Where it comes to something else by now, the program or its checks are others, and what they see is not what the run saw.
      if (wanted.get(key) !== one.outcome) return;
      observed.set(key, linesOf(one));
    },
  });
  return observed;
}

/** The first lines; where the failure is planned or advisory, that is the last one, and is never cut. */
function linesOf(one: Observation): readonly string[] {
  const { lines } = explainObservation(one);
  const isExcused = one.planned !== undefined || one.advisory !== undefined;
  if (!isExcused || lines.length <= LINES) return lines.slice(0, LINES);
  return [...lines.slice(0, LINES - 1), ...lines.slice(-1)];
}

export function changeKey({ task, environment, scope, id }: RunChange): string {
  return JSON.stringify([task, environment, scope, id]);
}

function observedKey({ task, environment = "", scope, resource }: Observation): string {
  return JSON.stringify([task, environment, scope, resource.id]);
}
