import type { Control } from "../language/company/control.ts";
import type { Program } from "../language/company/program.ts";
import type { AnyTask } from "../language/links/any-task.ts";
import { findById, nearestIds } from "../language/links/find.ts";
import { linksOf } from "../language/links/links.ts";
import { BylawError } from "../language/values/errors.ts";
import { type Part, partsOf } from "./parts.ts";

/** The part of a program that a run was asked for. */
export interface Selection {
  /** As they were asked for. */
  readonly ids: readonly string[];
  /** The ids of the tasks that are judged. */
  readonly tasks: ReadonlySet<string>;
  /** The ids of the controls of which everything is judged: every task, and the evidence that people provide. */
  readonly controls: ReadonlySet<string>;
  /** Ids or names of resources, the only ones that are told about. Empty: all are. */
  readonly resources: readonly string[];
}

const NEXT =
  "Give the id of anything that bylaw explain lists but an environment, of a provider, or the id or name of a resource.";

/**
 * What `ids` stand for. A policy stands for the controls that verify its statements, a criterion those that claim it, a risk those
 * that earn its rating, an owner those that they answer for, a statement the checks that enforce it, a provider, a
 * listing or a parameter the checks that judge, read or are held to it. An id that
 * the program does not have and that resembles none of its own is a resource: what lists it shows only when all is read,
 * so it narrows what is told and not what is collected. Throws `unknown-id` for one that resembles some.
 */
export function select(program: Program, ids: readonly string[]): Selection {
  const parts = partsOf(program);
  const asked: Part[] = [];
  const resources: string[] = [];
  for (const id of ids) {
    const found = findById(parts, id);
    if (found.length > 0) asked.push(...found);
    else resources.push(resourceId(program, parts, id));
  }
  for (const { noun, id, tasks, controls } of asked) {
    if (tasks.length > 0 || controls.length > 0) continue;
    throw new BylawError(
      "usage",
      `Nothing judges the ${noun} ${id}: no check and no evidence is tied to it.`,
      {
        next: `bylaw explain ${id} tells what is.`,
      },
    );
  }
  const { tasks, requirements } = linksOf(program);
  const chosen = new Set(
    asked.length > 0
      ? withAlternatives(
          program,
          asked.flatMap((part) => part.tasks),
        )
      : [...tasks, ...requirements].map(({ id }) => id),
  );
  const controls = asked.length > 0 ? asked.flatMap((part) => part.controls) : program.controls;
  return Object.freeze({
    ids: Object.freeze([...ids]),
    tasks: chosen,
    controls: wholly(program, new Set(controls.map(({ id }) => id)), chosen),
    resources: Object.freeze(resources),
  });
}

/** What one of an alternative comes to, the others decide: they are judged with it. */
function withAlternatives(program: Program, tasks: readonly AnyTask[]): readonly string[] {
  const { tasksOf, requirementsOf } = linksOf(program);
  const others = tasks.flatMap(({ control, alternative }) =>
    alternative === undefined
      ? []
      : [...tasksOf(control), ...requirementsOf(control)].filter((one) => one.alternative === alternative),
  );
  return [...tasks, ...others].map(({ id }) => id);
}

/** The controls named, and those of which every check was named and nothing else is asked for. */
function wholly(
  program: Program,
  named: ReadonlySet<string>,
  chosen: ReadonlySet<string>,
): ReadonlySet<string> {
  const links = linksOf(program);
  const all = (control: Control): boolean =>
    control.checks.length + control.evidence.length > 0 &&
    [...links.tasksOf(control), ...links.requirementsOf(control)].every((task) => chosen.has(task.id));
  const ids = program.controls.filter((control) => named.has(control.id) || all(control)).map(({ id }) => id);
  return new Set(ids);
}

/** The id as a resource's. Whatever resembles an id of the program is one misspelt: nobody waits a run to be told. */
function resourceId(program: Program, parts: readonly Part[], id: string): string {
  const outside = program.frameworks.find(({ known }) => known.includes(id.toUpperCase()));
  if (outside !== undefined) {
    throw new BylawError("unknown-id", `${id.toUpperCase()} is not in the program's scope.`, {
      next: `Of ${outside.title} the program is held to: ${outside.categories.join(", ")}.`,
    });
  }
  const environment = linksOf(program).environments.find((one) => one.id === id);
  if (environment !== undefined) {
    throw new BylawError("usage", `${id} is an environment. A run judges what is asked for in all of them.`, {
      next: NEXT,
    });
  }
  const near = nearestIds(
    parts.filter(({ noun }) => noun !== "task"),
    id,
    Math.min(3, Math.floor(id.length / 4)),
  );
  if (id.trim() !== "" && (near.length === 0 || id.includes(":"))) return id;
  const hint = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
  throw new BylawError("unknown-id", `Nothing in the program has the id ${JSON.stringify(id)}.${hint}`, {
    next: NEXT,
  });
}
