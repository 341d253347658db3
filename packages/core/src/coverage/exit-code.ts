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

/** What is done to a record that is there; what comes late is told. */
const REWRITTEN: ReadonlySet<RecordChange["what"]> = new Set(["was changed", "is there no more"]);

/** 2: something could not be decided, or days have no run. 1: something that was missed or changed has no answer. 0: neither. */
export function exitCodeOf(deciding: Deciding): 0 | 1 | 2 {
  const { controls, counted, unobserved, undecided, answers } = deciding;
  const isBlind = counted.length === 0 || unobserved.length > 0;
  if (answers.problem !== undefined || undecided.length > 0 || has(controls, "undecided") || isBlind)
    return 2;
  return isUnanswered(deciding) ? 1 : 0;
}

/** True where something that was missed, late, deviated or changed has no answer that holds. */
export function isUnanswered({ controls, records }: Pick<Deciding, "controls" | "records">): boolean {
  const deviates = controls.some(({ deviations }) => deviations.some(({ answer }) => !isAnswered(answer)));
  const isRewritten = records.some(({ what, answer }) => REWRITTEN.has(what) && !isAnswered(answer));
  return deviates || isRewritten || has(controls, "gap", "late");
}

function has(controls: Deciding["controls"], ...states: readonly Occurrence["state"][]): boolean {
  return controls.some(({ requirements }) =>
    requirements.some(({ occurrences }) =>
      occurrences.some(({ state, answer }) => states.includes(state) && !isAnswered(answer)),
    ),
  );
}
