import { personOf } from "../people/person.ts";
import type { RequirementTask } from "./requirement-task.ts";
import type { Task } from "./task.ts";

/** Whatever a run judges of a control: a check, or what people must show. */
export type AnyTask = Task | RequirementTask;

/** What is expected, as a title. */
export function titleOf(task: AnyTask): string {
  return "check" in task ? task.check.title : task.requirement.title;
}

/** The id of the check, or of what is asked for. */
export function askedOf(task: AnyTask): string {
  return "check" in task ? task.check.id : task.requirement.id;
}

/** How a failure of it is mended. */
export function fixOf(task: AnyTask): string {
  if ("check" in task) return task.check.fix;
  const { id, reviewer, answeredBy } = task.requirement;
  const owner = personOf(task.control.owner).id;
  const by = reviewer !== undefined && personOf(reviewer).id === owner ? "" : ` --by ${owner}`;
  return answeredBy === undefined
    ? `Do it, or mend what its record shows, and write it down: bylaw evidence add ${id}${by}`
    : `Do it where ${answeredBy.id} reads it, or write it down: bylaw evidence add ${id}${by}`;
}
