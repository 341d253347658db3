import { type AnyCheck, type CheckUse, type Control, defineControl, type Wording } from "@bylaw/core";

/** A control that people show as before, and whose statement says beside that what checks read. */
export function readBeside(
  people: Control,
  statement: string | Wording,
  checks: readonly (AnyCheck | CheckUse)[],
): Control {
  const { kind: _, alternatives: __, ...definition } = people;
  return defineControl({ ...definition, statement, checks });
}
