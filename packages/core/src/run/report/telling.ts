import type { Control } from "../../language/company/control.ts";
import type { Criterion } from "../../language/company/framework.ts";
import type { Risk } from "../../language/company/risk.ts";
import type { Waiver } from "../../language/company/waiver.ts";
import type { AnyTask } from "../../language/links/any-task.ts";
import { type Links, linksOf } from "../../language/links/links.ts";
import type { RequirementTask } from "../../language/links/requirement-task.ts";
import type { Task } from "../../language/links/task.ts";
import type { Plan } from "../plan.ts";
import type { Tally } from "./tally.ts";

/**
 * What a report tells of. A run of the whole program tells of everything; one of a selection only of what was judged, and
 * makes no claim that rests on something else too.
 */
export interface Telling {
  /** The control's tasks that were judged. */
  tasks(control: Control): readonly Task[];
  /** What it asks of people that was judged. */
  requirements(control: Control): readonly RequirementTask[];
  /** True when everything that the control asks for was judged. */
  wholly(control: Control): boolean;
  control(control: Control): boolean;
  criterion(criterion: Criterion): boolean;
  risk(risk: Risk): boolean;
  waiver(waiver: Waiver): boolean;
}

export function createTelling({ program, tasks, requirements, selection }: Plan, tally: Tally): Telling {
  const links = linksOf(program);
  const everything = () => true;
  if (selection === undefined) {
    return {
      tasks: (control) => links.tasksOf(control),
      requirements: (control) => links.requirementsOf(control),
      wholly: everything,
      control: everything,
      criterion: everything,
      risk: everything,
      waiver: everything,
    };
  }
  const { resources } = selection;
  const planned = new Set([...tasks, ...requirements].map((task) => task.id));
  // Of a resource, only the tasks that met it have something to say; a task that should have and did not is an error.
  const judged = ({ id }: AnyTask): boolean =>
    planned.has(id) && (resources.length === 0 || Object.values(tally.counts(id)).some((count) => count > 0));
  const own = (control: Control): readonly Task[] => links.tasksOf(control).filter(judged);
  const asked = (control: Control): readonly RequirementTask[] =>
    links.requirementsOf(control).filter(judged);
  const wholly = (control: Control): boolean => resources.length === 0 && selection.controls.has(control.id);
  const all = (controls: readonly { readonly id: string }[]): boolean =>
    controls.length > 0 && resources.length === 0 && controls.every(({ id }) => selection.controls.has(id));
  return {
    tasks: own,
    requirements: asked,
    wholly,
    control: (control) => wholly(control) || own(control).length + asked(control).length > 0,
    criterion: (criterion) => all(links.controlsFor(criterion).primary),
    risk: (risk) => all(risk.controls),
    waiver: ({ check, resource }) =>
      usesOf(links, check).every((task) => planned.has(task.id)) &&
      (resources.length === 0 || resources.includes(resource)),
  };
}

/** Every task of a check, or of a requirement. */
function usesOf({ tasksOf, requirements }: Links, of: Waiver["check"]): readonly AnyTask[] {
  return of.kind === "check"
    ? tasksOf(of)
    : requirements.filter(({ requirement }) => requirement.id === of.id);
}
