import type { Answer } from "./answer.ts";
import type { ControlCoverage } from "./controls.ts";
import type { Occurrence } from "./owed/occurrence.ts";
import type { RecordChange } from "./records/record-changes.ts";

/** What decides an exit code. */
export interface Deciding {
  readonly controls: readonly ControlCoverage[];
  readonly counted: readonly unknown[];
  readonly unobserved: readonly unknown[];
  readonly undecided: readonly unknown[];
  readonly records: readonly RecordChange[];
  readonly answers: { readonly problem?: unknown };
}

/** What is answered stays in the report, and shouts no more: while its answer holds. */
function isAnswered(answer: Answer | undefined): boolean {
  return answer !== undefined && answer.lapsed === undefined;
}

/** 2: something could not be decided, or days have no run. 1: something that was missed or changed has no answer. 0: neither. */
export function exitCodeOf({
  controls,
  counted,
  unobserved,
  undecided,
  records,
  answers: { problem },
}: Deciding): 0 | 1 | 2 {
  const all = controls.flatMap(({ requirements }) => requirements.flatMap(({ occurrences }) => occurrences));
  const has = (...states: readonly Occurrence["state"][]): boolean =>
    all.some(({ state, answer }) => states.includes(state) && !isAnswered(answer));
  const isBlind = counted.length === 0 || unobserved.length > 0;
  if (problem !== undefined || undecided.length > 0 || has("undecided") || isBlind) return 2;
  const deviates = controls.some(({ deviations }) => deviations.some(({ answer }) => !isAnswered(answer)));
  const isRewritten = records.some(({ what, answer }) => what !== "came late" && !isAnswered(answer));
  return deviates || isRewritten || has("gap", "late") ? 1 : 0;
}
