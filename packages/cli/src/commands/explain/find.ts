import { BylawError, type Program } from "@bylaw/core";
import { findById, nearestIds } from "@bylaw/core/run";
import { nouns, type Subject } from "./subjects.ts";

/** What an id stands for, also where it is written in another case or is the end of one. Throws `unknown-id`. */
export function findSubjects(program: Program, subjects: readonly Subject[], id: string): readonly Subject[] {
  const found = findById(subjects, id);
  if (found.length > 0) return found;
  const outside = program.frameworks.find(({ known }) => known.includes(id.toUpperCase()));
  if (outside !== undefined) {
    throw new BylawError("unknown-id", `${id.toUpperCase()} is not in the program's scope.`, {
      next: `Of ${outside.title} the program is held to: ${outside.categories.join(", ")}.`,
    });
  }
  const near = nearestIds(subjects, id);
  const hint = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
  throw new BylawError("unknown-id", `Nothing in the program has the id ${JSON.stringify(id)}.${hint}`, {
    next: `It explains ${nouns.join(", ")}; without an id it lists all.`,
  });
}
