import type { DefinedKind } from "@bylaw/core/provider";
import { missingIn } from "../../shown.fixture.ts";

/** What keeps a record from counting: the fields that it has wrong, or else what it does not show. */
export function refusals(kind: DefinedKind, fields: object): readonly string[] {
  const { error } = kind.schema.safeParse(fields);
  if (error !== undefined) return error.issues.map(({ path }) => path.join("."));
  return missingIn(kind, fields, { on: "2026-06-30" });
}
