import type { Program } from "../../language/company/program.ts";
import type { ShowsContext } from "../../language/evidence/kind.ts";
import type { EvidenceRequirement } from "../../language/evidence/requirement.ts";
import { dueText } from "../../language/evidence/words.ts";
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

/** What a program holds its records to: the limits of its parameters, where a requirement is asked for, its controls and its risks. */
export function heldBy(
  { settings, controls, risks }: Pick<Program, "settings" | "controls" | "risks">,
  { environment }: EvidenceRequirement,
): Pick<ShowsContext, "limitOf" | "isControl" | "risksOn"> {
  return {
    limitOf: (parameter) => resolveLimit(parameter, settings, environment?.id) as typeof parameter.default,
    isControl: (id) => controls.some((control) => control.id === id),
    risksOn: (day) =>
      risks.flatMap(({ id, identified }) => (identified === undefined || identified <= day ? [id] : [])),
  };
}
