import type { EvidenceRequirement, Program } from "@bylaw/core";
import { exampleOf } from "../evidence/record/example.ts";
import { fieldsOf, type RecordField } from "../evidence/record/fields.ts";

/** What a record of a requirement holds, field by field, and how one may look. */
export interface RecordFacts {
  readonly fields: readonly RecordField[];
  readonly example: string;
}

export function recordFacts(requirement: EvidenceRequirement, { policies }: Program): RecordFacts {
  const ids = policies.map(({ id }) => id);
  return { fields: fieldsOf(requirement), example: exampleOf(requirement, ids) };
}

/** `result: one of met, missed; required` */
export function fieldLine({ field, type, choices = [], required, bound, doc }: RecordField): string {
  const one = choices.length === 0 ? type : `${type} ${choices.join(", ")}`;
  const said = bound === undefined ? "" : `; it has to say ${bound}`;
  const told = doc === undefined ? "" : `; ${doc}`;
  return `${field}: ${one}; ${required ? "required" : "optional"}${said}${told}`;
}
