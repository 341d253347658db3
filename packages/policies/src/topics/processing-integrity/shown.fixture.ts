import type { Assertion } from "@bylaw/core";
import type { DefinedKind } from "@bylaw/core/provider";

/** The day on which records are judged here, and that of each. */
const today = "2026-06-30";

/** What keeps a record from counting: the fields that it has wrong, or else what it does not show. */
export function refusals(kind: DefinedKind, fields: object): readonly string[] {
  const read = kind.schema.safeParse(fields);
  if (!read.success) return read.error.issues.map(({ path }) => path.join("."));
  const shows = kind.shows as unknown as (fields: unknown, context: object) => readonly Assertion[];
  const context = { today, on: today, before: "2025-12-31", isControl: () => true };
  return shows(read.data, context)
    .filter(({ outcome }) => outcome !== "pass")
    .map(({ name }) => name);
}
