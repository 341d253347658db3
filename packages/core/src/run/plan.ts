import type { Collector } from "../language/checks/collector.ts";
import type { Program } from "../language/company/program.ts";
import { onePerId } from "../language/links/groups.ts";
import { linksOf } from "../language/links/links.ts";
import { collectorsOfCheck } from "../language/links/reads.ts";
import { collectorsOfRequirement, type RequirementTask } from "../language/links/requirement-task.ts";
import type { Task } from "../language/links/task.ts";
import { byCodeUnits } from "../language/values/json.ts";
import { type Selection, select } from "./select.ts";

/** What a run will do, known before anything is collected. */
export interface Plan {
  readonly kind: "plan";
  readonly program: Program;
  readonly tasks: readonly Task[];
  /** What people are held to. */
  readonly requirements: readonly RequirementTask[];
  /** Every collector that they need, each once, in order of id. */
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
  const { tasks, requirements, collectors } = linksOf(program);
  if (ids.length === 0) return Object.freeze({ kind: "plan", program, tasks, requirements, collectors });
  return narrowed(program, select(program, ids));
}

function narrowed(program: Program, selection: Selection): Plan {
  const links = linksOf(program);
  const chosen = ({ id }: { readonly id: string }): boolean => selection.tasks.has(id);
  const [tasks, requirements] = [links.tasks.filter(chosen), links.requirements.filter(chosen)];
  const collectors = onePerId([
    ...tasks.flatMap(({ check }) => collectorsOfCheck(check)),
    ...requirements.flatMap((task) => collectorsOfRequirement(program, task)),
  ]);
  return Object.freeze({
    kind: "plan",
    program,
    tasks,
    requirements,
    collectors: [...collectors].sort((a, b) => byCodeUnits(a.id, b.id)),
    selection,
  });
}
