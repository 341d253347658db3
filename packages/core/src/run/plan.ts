import type { AnyCheck, CheckUse } from "../language/checks/check.ts";
import { asUse, selectorText } from "../language/checks/check-use.ts";
import type { Collector } from "../language/checks/collector.ts";
import { collectorsOf, joinedListings } from "../language/checks/view.ts";
import type { Alternative } from "../language/company/alternative.ts";
import type { Control } from "../language/company/control.ts";
import type { Program } from "../language/company/program.ts";
import { byCodeUnits } from "../language/values/json.ts";

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

/** What a run will do, known before anything is collected. */
export interface Plan {
  readonly tasks: readonly Task[];
  /** Every collector the tasks need, each once, in order of id. */
  readonly collectors: readonly Collector[];
}

/** Plans a run. Reads definitions only: no network, no files. */
export function planRun(program: Program): Plan {
  const tasks = program.controls.flatMap((control) => control.checks.map((check) => taskOf(control, check)));
  const collectors = new Map<string, Collector>();
  for (const task of tasks) {
    for (const collector of collectorsOfCheck(task.check)) collectors.set(collector.id, collector);
  }
  return { tasks, collectors: [...collectors.values()].sort((a, b) => byCodeUnits(a.id, b.id)) };
}

/** Every collector a check reads, directly, through views and through `using`. */
export function collectorsOfCheck(check: AnyCheck): readonly Collector[] {
  return [check.subject.listing, ...joinedListings(check.using)].flatMap(collectorsOf);
}

function taskOf(control: Control, check: AnyCheck | CheckUse): Task {
  const use = asUse(check);
  const alternative = control.alternatives.find((group) => group.of.includes(check));
  const task = {
    id: `${control.id} / ${use.check.id} / ${selectorText(use)}`,
    control,
    check: use.check,
    use,
  };
  return alternative === undefined ? task : { ...task, alternative };
}
