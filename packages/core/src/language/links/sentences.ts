import type { CheckUse } from "../checks/check.ts";
import { type Statement, shownParameters } from "../company/statement.ts";
import type { RequirementTask } from "./requirement-task.ts";
import type { Task } from "./task.ts";

/**
 * The sentences that a task enforces: those that hang on its check by name. Else, of those that its control verifies, the
 * ones that show a parameter it reads; else those whose parameters no other check of the control reads.
 */
export function enforcedBy(
  task: Task,
  all: readonly Statement[],
  siblings: readonly Task[],
): readonly Statement[] {
  const named = all.filter(({ verifiedThrough }) => verifiedThrough.includes(task.check.id));
  if (named.length > 0) return named;
  const verified = all.filter(({ verifiedThrough }) => verifiedThrough.length === 0);
  const readBy = (uses: readonly CheckUse[]): ReadonlySet<string> =>
    new Set(uses.flatMap((use) => Object.values(use.bindings).map((parameter) => parameter.id)));
  const shows = (statement: Statement, ids: ReadonlySet<string>): boolean =>
    shownParameters(statement).some((parameter) => ids.has(parameter.id));
  const own = verified.filter((statement) => shows(statement, readBy([task.use])));
  if (own.length > 0) return own;
  const others = readBy(siblings.filter(({ check }) => check.id !== task.check.id).map(({ use }) => use));
  const free = verified.filter((statement) => !shows(statement, others));
  return free.length > 0 ? free : verified;
}

/** The sentences that a requirement stands behind: those that hang on it by name, else those that hang on nothing by name. */
export function shownBy({ requirement }: RequirementTask, all: readonly Statement[]): readonly Statement[] {
  const named = all.filter(({ verifiedThrough }) => verifiedThrough.includes(requirement.id));
  return named.length > 0 ? named : all.filter(({ verifiedThrough }) => verifiedThrough.length === 0);
}
