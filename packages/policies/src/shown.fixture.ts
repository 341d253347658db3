import type { Assertion, IsoDate, Parameter } from "@bylaw/core";
import { type DefinedKind, nameKey } from "@bylaw/core/provider";

/** The day of a record, that on which it is judged, the same where no other is given, and which controls there are: all. */
export interface Judged {
  readonly on: IsoDate;
  readonly today?: IsoDate;
  readonly isControl?: (id: string) => boolean;
}

/** What the fields of a record do not show, as its kind reads them: each assertion that does not hold. */
export function notShown(kind: DefinedKind, fields: object, judged: Judged): readonly Assertion[] {
  return notHeld(kind, kind.shows, fields, judged);
}

/** What a record leaves open past its day, by name: no later one settles it. */
export function owedBy(kind: DefinedKind, fields: object, today: IsoDate): readonly string[] {
  return notHeld(kind, kind.owes, fields, { on: "2026-06-30", today }).map(({ name }) => name);
}

function notHeld(
  { schema }: DefinedKind,
  shows: DefinedKind["shows"],
  fields: object,
  { on, today = on, isControl = () => true }: Judged,
): readonly Assertion[] {
  if (shows === undefined) throw new Error("The kind shows nothing.");
  const read = shows as unknown as (fields: unknown, context: object) => readonly Assertion[];
  const context = {
    today,
    on,
    before: "2025-12-31",
    limitOf: ({ default: limit }: Parameter) => limit,
    isControl,
    risksOn: () => [],
    whoIs: nameKey,
  };
  return read(schema.parse(fields), context).filter(({ outcome }) => outcome !== "pass");
}

/** The same by name. */
export function missingIn(kind: DefinedKind, fields: object, judged: Judged): readonly string[] {
  return notShown(kind, fields, judged).map(({ name }) => name);
}

/** What keeps a record from counting: the fields that it has wrong, or else what it does not show. */
export function refusals(kind: DefinedKind, fields: object): readonly string[] {
  const { error } = kind.schema.safeParse(fields);
  if (error !== undefined) return error.issues.map(({ path }) => path.join("."));
  return missingIn(kind, fields, { on: "2026-06-30" });
}
