import { BylawError, type EvidenceRequirement, type Program } from "@bylaw/core";
import { answers, findById, linksOf, nearestIds, type RequirementTask } from "@bylaw/core/run";

/** A requirement, and what each control that asks for it makes of it. */
export interface Asked {
  readonly requirement: EvidenceRequirement;
  readonly tasks: readonly RequirementTask[];
}

/** Everything that a program asks people for, each requirement once, in the program's order. */
export function allAsked(program: Program): readonly Asked[] {
  const { requirements: tasks } = linksOf(program);
  return [...new Set(tasks.map(({ requirement }) => requirement))].map((requirement) => ({
    requirement,
    tasks: tasks.filter((task) => task.requirement === requirement),
  }));
}

/** The requirement of an id, in whatever case it is written. Throws `unknown-id`. */
export function askedFor(program: Program, id: string): Asked {
  // Nobody owes an answer, and whoever gives one writes it like any record.
  if (id === answers.id) return { requirement: answers, tasks: [] };
  const all = allAsked(program);
  const named = all.map((asked) => ({ id: asked.requirement.id, asked }));
  const [found] = findById(named, id);
  if (found !== undefined) return found.asked;
  if (all.length === 0) {
    throw new BylawError("unknown-id", "The program asks nobody for evidence.", {
      next: "Give a control evidence, such as training(...) or attested(...).",
    });
  }
  const near = nearestIds(named, id);
  const hint = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
  throw new BylawError("unknown-id", `No evidence is asked for as ${JSON.stringify(id)}.${hint}`, {
    next: "Give the id of an evidence requirement: bylaw explain lists them.",
  });
}
