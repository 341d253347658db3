import { BylawError, type IsoDate, type Program } from "@bylaw/core";
import { nearestIds } from "@bylaw/core/run";
import type { Io } from "../../../io.ts";

/** The environment variable that says who sits here. */
const VARIABLE = "BYLAW_PERSON";

/** How many ids are listed in a message. */
const LISTED = 20;

/** The people that the program names; undefined where a listing says who works here. */
export function namedPeople({
  people = [],
}: Program): Extract<Program["people"], readonly unknown[]> | undefined {
  return "kind" in people ? undefined : people;
}

/** Who submits a record of a day: `--by`, else the environment. Held to the program's people where it names them. */
export function submitterOf(
  { by, on }: { readonly by: string | undefined; readonly on: IsoDate },
  program: Program,
  { env }: Pick<Io, "env">,
): string {
  const set = env[VARIABLE];
  const given = by ?? (set === "" ? undefined : set);
  const people = namedPeople(program);
  if (people?.length === 0) {
    throw new BylawError("usage", "The program names no people, so nobody can submit a record.", {
      next: "Add people: [...] to the program.",
    });
  }
  if (given === undefined) {
    throw new BylawError("usage", "Nothing says who submits the record.", {
      next: `Give --by with the id of whoever does, or set ${VARIABLE}.${listOf(people)}`,
    });
  }
  const origin = by === undefined ? VARIABLE : "--by";
  if (people === undefined) return assertId(given, origin);
  const person = people.find(({ id }) => id === given);
  if (person?.end !== undefined && person.end < on) {
    throw new BylawError("usage", `${given} left on ${person.end}, before ${on}.`, {
      next: "Let somebody submit it who works here on that day.",
    });
  }
  if (person !== undefined) return given;
  throw nobody(origin, given, people);
}

/** Whom a record is about: `--person`, held to the program's people where it names them. Undefined where it is not given. */
export function personGiven(given: string | undefined, program: Program): string | undefined {
  if (given === undefined) return undefined;
  const people = namedPeople(program);
  if (people === undefined) return assertId(given, "--person");
  if (people.some(({ id }) => id === given)) return given;
  throw nobody("--person", given, people);
}

function nobody(origin: string, given: string, people: readonly { readonly id: string }[]): BylawError {
  const near = people.length > LISTED ? nearestIds(people, given) : [];
  const hint = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
  return new BylawError("usage", `${origin} is ${JSON.stringify(given)}, which is nobody's id.${hint}`, {
    next: `Give the id of a person.${listOf(people)}`,
  });
}

/** Of people in a listing nothing is known before it is read: a run holds the id to it. */
function assertId(given: string, origin: string): string {
  if (isPersonId(given)) return given;
  throw new BylawError("usage", `${origin} is ${JSON.stringify(given)}, which is no id of a person.`, {
    next: "Use letters, digits and single hyphens.",
  });
}

/** True for what a record takes as the id of a person. */
export function isPersonId(text: string): boolean {
  return /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/.test(text);
}

function listOf(people: readonly { readonly id: string }[] | undefined): string {
  if (people === undefined) return "";
  const listed = people.slice(0, LISTED).map(({ id }) => id);
  const rest = people.length - listed.length;
  return ` The people are: ${listed.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`;
}
