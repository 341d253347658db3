import type { Program } from "../../language/company/program.ts";
import type { ShowsContext } from "../../language/evidence/kind.ts";
import type { EvidenceRequirement } from "../../language/evidence/requirement.ts";
import { dueText } from "../../language/evidence/words.ts";
import type { Person } from "../../language/people/person.ts";
import { isStaff, type Staffer } from "../../language/people/staff.ts";
import { nameKey } from "../../language/values/names.ts";
import { resolveLimit, type Setting } from "../../language/values/parameter.ts";

/** What a requirement asks for, as a sentence ends, and the parameter that says how often. */
export interface Expected {
  readonly expected: string;
  readonly parameter?: string;
}

/** `one every 3 months`, `one within 30 days of the start`, `one once, by 2026-06-30`. */
export function expectedOf(requirement: EvidenceRequirement, settings: readonly Setting[]): Expected {
  const span = requirement.due.every ?? requirement.due.within;
  const expected = `one ${dueText(requirement, settings)}`;
  return span !== undefined && "kind" in span ? { expected, parameter: span.id } : { expected };
}

/**
 * What a program holds its records to: the limits of its parameters, where a requirement is asked for, its controls, its risks, and who is
 * who. Where a listing says who works here, `staff` are they.
 */
export function heldBy(
  { settings, controls, risks, people }: Pick<Program, "settings" | "controls" | "risks" | "people">,
  { environment }: EvidenceRequirement,
  staff: readonly Staffer[],
): Pick<ShowsContext, "limitOf" | "isControl" | "risksOn" | "whoIs"> {
  return {
    whoIs: whoIsAmong(people === undefined || isStaff(people) ? staff : people),
    limitOf: (parameter) => resolveLimit(parameter, settings, environment?.id) as typeof parameter.default,
    isControl: (id) => controls.some((control) => control.id === id),
    risksOn: (day) =>
      risks.flatMap(({ id, identified }) => (identified === undefined || identified <= day ? [id] : [])),
  };
}

/** A name that two people have means neither: it stays what it is. */
function whoIsAmong(
  people: readonly (Staffer & Partial<Pick<Person, "name" | "email">>)[],
): (name: string) => string {
  const known = new Map<string, string | undefined>();
  for (const { id, name, email, identities = {} } of people) {
    for (const one of [id, name, email, ...Object.values(identities)]) {
      if (one === undefined) continue;
      const key = nameKey(one);
      known.set(key, known.has(key) && known.get(key) !== id ? undefined : id);
    }
  }
  return (name) => known.get(nameKey(name)) ?? nameKey(name);
}
