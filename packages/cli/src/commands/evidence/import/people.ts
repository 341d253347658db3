import type { Person, Program } from "@bylaw/core";
import { isPersonId, namedPeople } from "../people/submitter.ts";

/** The id of whoever a cell names; undefined for nobody, and for what several people are called. */
export type Finder = (cell: string) => string | undefined;

/** Finds people by id, else by email or by what they are called elsewhere, in any case. */
export function finderOf(program: Program): Finder {
  const people = namedPeople(program);
  // Who works here is read from a listing: a run holds the ids to it.
  if (people === undefined) return (cell) => (isPersonId(cell) ? cell : undefined);
  const ids = new Map(people.map(({ id }) => [id.toLowerCase(), id]));
  const names = new Map<string, Set<string>>();
  for (const person of people)
    for (const name of namesOf(person)) {
      const found = names.get(name) ?? new Set();
      names.set(name, found.add(person.id));
    }
  return (cell) => {
    const wanted = cell.toLowerCase();
    const [only, ...others] = names.get(wanted) ?? [];
    return ids.get(wanted) ?? (others.length === 0 ? only : undefined);
  };
}

function namesOf({ email, identities = {} }: Person): readonly string[] {
  return [email, ...Object.values(identities)]
    .filter((name) => name !== undefined)
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
}
