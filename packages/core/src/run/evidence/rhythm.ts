import type { Program } from "../../language/company/program.ts";
import { spanOf } from "../../language/evidence/words.ts";
import type { RequirementTask } from "../../language/links/requirement-task.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { laterOf } from "../../language/values/day.ts";
import { type Rhythm, type Window, windowsOf } from "../../period/windows.ts";
import { startOf } from "./context.ts";

/**
 * The rhythm in which the company owes something, as the program has it; undefined where it is owed once, for what happened, or
 * where nothing says since when. Persons and policies each have their own.
 */
export function rhythmOf({ requirement, control }: RequirementTask, program: Program): Rhythm | undefined {
  const { every, firstDue } = requirement.due;
  const from = startOf(control, program);
  if (every === undefined || from === undefined) return undefined;
  const rhythm: Rhythm = {
    every: spanOf(program.settings, every, requirement),
    from,
    tolerance: requirement.tolerance.amount,
  };
  return firstDue === undefined ? rhythm : sooner(rhythm, laterOf(firstDue, from));
}

/** A first day of its own brings the first window forward, and never puts it off. */
function sooner(rhythm: Rhythm, firstDue: IsoDate): Rhythm {
  const [first] = windowsOf(rhythm, rhythm.from);
  return first !== undefined && firstDue < first.due ? { ...rhythm, firstDue } : rhythm;
}

/** The windows that have begun by a day; undefined where there is no rhythm. */
export function windowsOfTask(
  task: RequirementTask,
  program: Program,
  through: IsoDate,
): readonly Window[] | undefined {
  const rhythm = rhythmOf(task, program);
  return rhythm === undefined ? undefined : windowsOf(rhythm, through);
}
