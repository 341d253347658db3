import type { Collector } from "../language/checks/collector.ts";
import type { Program } from "../language/company/program.ts";
import { onePerId } from "../language/links/groups.ts";
import { linksOf } from "../language/links/links.ts";
import { collectorsOfCheck } from "../language/links/reads.ts";
import type { Task } from "../language/links/task.ts";
import { byCodeUnits } from "../language/values/json.ts";
import { type Selection, select } from "./select.ts";

/** What a run will do, known before anything is collected. */
export interface Plan {
  readonly kind: "plan";
  readonly program: Program;
  readonly tasks: readonly Task[];
  /** Every collector the tasks need, each once, in order of id. */
  readonly collectors: readonly Collector[];
  /** What was asked for; absent when the whole program is run. */
  readonly selection?: Selection;
}

/**
 * Plans a run of the whole program, or of what `ids` name: see {@link select}. Reads definitions only: no network, no files.
 * Throws `unknown-id` for an id that nothing has.
 *
 * @example planRun(program, ["encryption", "aws/iam-root-mfa"]);
 */
export function planRun(program: Program, ids: readonly string[] = []): Plan {
  const { tasks, collectors } = linksOf(program);
  if (ids.length === 0) return Object.freeze({ kind: "plan", program, tasks, collectors });
  const selection = select(program, ids);
  return narrowed(
    program,
    tasks.filter((task) => selection.tasks.has(task.id)),
    selection,
  );
}

function narrowed(program: Program, tasks: readonly Task[], selection: Selection): Plan {
  const collectors = onePerId(tasks.flatMap(({ check }) => collectorsOfCheck(check)));
  return Object.freeze({
    kind: "plan",
    program,
    tasks,
    collectors: [...collectors].sort((a, b) => byCodeUnits(a.id, b.id)),
    selection,
  });
}
