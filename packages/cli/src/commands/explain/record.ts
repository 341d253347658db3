import type { Program } from "@bylaw/core";
import type { Asked } from "../evidence/asked.ts";
import { addCommand } from "../evidence/owed/command.ts";
import { exampleOf } from "../evidence/record/example.ts";
import { fieldsOf, type RecordField } from "../evidence/record/fields.ts";

/** What a record of a requirement holds, field by field, and how one may look. */
export interface RecordFacts {
  readonly fields: readonly RecordField[];
  readonly example: string;
  /** What drafts one. */
  readonly command: string;
}

export function recordFacts(asked: Asked, program: Program): RecordFacts {
  const ids = program.policies.map(({ id }) => id);
  return {
    fields: fieldsOf(asked.requirement),
    example: exampleOf(asked.requirement, ids),
    command: addCommand(asked, [], program),
  };
}

/** `result: one of met, missed; required` */
export function fieldLine({ field, type, choices = [], required, bound, doc }: RecordField): string {
  const one = choices.length === 0 ? type : `${type} ${choices.join(", ")}`;
  const said = bound === undefined ? "" : `; it has to say ${bound}`;
  const told = doc === undefined ? "" : `; ${doc}`;
  return `${field}: ${one}; ${required ? "required" : "optional"}${said}${told}`;
}
