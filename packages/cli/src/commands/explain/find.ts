import { BylawError, type Program } from "@bylaw/core";
import { distance } from "./distance.ts";
import { nouns, type Subject } from "./subjects.ts";

/**
 * What an id stands for: what has exactly this id, else this one in another case, else what ends in it after a slash.
 * Throws `unknown-id`, with what comes near, and where several ids end alike.
 */
export function findSubjects(program: Program, subjects: readonly Subject[], id: string): readonly Subject[] {
  const wanted = id.toLowerCase();
  const ways: readonly ((subject: Subject) => boolean)[] = [
    (subject) => subject.id === id,
    (subject) => subject.id.toLowerCase() === wanted,
    (subject) => wanted !== "" && subject.id.toLowerCase().endsWith(`/${wanted}`),
  ];
  for (const way of ways) {
    const found = subjects.filter(way);
    const ids = [...new Set(found.map((subject) => subject.id))];
    if (ids.length === 1) return found;
    if (ids.length > 1) {
      throw new BylawError("unknown-id", `${JSON.stringify(id)} may be any of ${ids.join(", ")}.`, {
        next: "Give the whole id.",
      });
    }
  }
  const outside = program.frameworks.find(({ known }) => known.includes(id.toUpperCase()));
  if (outside !== undefined) {
    throw new BylawError("unknown-id", `${id.toUpperCase()} is not in the program's scope.`, {
      next: `Of ${outside.title} the program is held to: ${outside.categories.join(", ")}.`,
    });
  }
  const near = nearest(subjects, wanted);
  const hint = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
  throw new BylawError("unknown-id", `Nothing in the program has the id ${JSON.stringify(id)}.${hint}`, {
    next: `It explains ${nouns.join(", ")}; without an id it lists all.`,
  });
}

/** Up to three ids that are a few letters away, whole or by their last part. */
function nearest(subjects: readonly Subject[], wanted: string): readonly string[] {
  const ids = [...new Set(subjects.map((subject) => subject.id))];
  return ids
    .map((id) => {
      const whole = id.toLowerCase();
      const last = whole.slice(whole.lastIndexOf("/") + 1);
      return { id, away: Math.min(distance(whole, wanted), distance(last, wanted)) };
    })
    .filter(({ away }) => away <= 3)
    .sort((a, b) => a.away - b.away)
    .slice(0, 3)
    .map(({ id }) => id);
}
