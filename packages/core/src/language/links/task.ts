import type { AnyCheck, CheckUse } from "../checks/check.ts";
import { asUse, selectorText } from "../checks/check-use.ts";
import type { Alternative } from "../company/alternative.ts";
import type { Control } from "../company/control.ts";

/** One check in one control, as the program uses it. */
export interface Task {
  /** `control / check / selector`, unique in a program. */
  readonly id: string;
  readonly control: Control;
  readonly check: AnyCheck;
  readonly use: CheckUse;
  /** The group of which one is enough, when the check is in one. */
  readonly alternative?: Alternative;
}

/** A control's checks as tasks, in the control's order. */
export function tasksOfControl(control: Control): readonly Task[] {
  return control.checks.map((check) => taskOf(control, check));
}

function taskOf(control: Control, check: AnyCheck | CheckUse): Task {
  const use = asUse(check);
  const alternative = control.alternatives.find((group) => group.of.includes(check));
  const task: Task = {
    id: `${control.id} / ${use.check.id} / ${selectorText(use)}`,
    control,
    check: use.check,
    use,
  };
  return Object.freeze(alternative === undefined ? task : { ...task, alternative });
}
