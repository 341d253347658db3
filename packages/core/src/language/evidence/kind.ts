import type { z } from "zod";
import type { Assertion } from "../checks/assertion.ts";
import type { IsoDate } from "../values/date.ts";

/** Whom or what one answer is about: the company, each person, each policy, or each policy for each person. */
export type About = "company" | "person" | "policy" | "person-policy";

/** What the fields of a record must say. `today` is the day that the run judges, `on` that of the record. */
export type Shows<TFields> = (
  fields: TFields,
  context: { readonly today: IsoDate; readonly on: IsoDate },
) => readonly Assertion[];

/** A kind of evidence, of whatever fields. */
export interface EvidenceKind {
  readonly kind: "evidence-kind";
  readonly id: string;
  /** In the singular: `Restore test`. */
  readonly title: string;
  readonly about: About;
  /** The fields of its own that a record has. */
  readonly schema: z.ZodType;
  /** What they must say. A record of a kind without is merely on file. */
  readonly shows?: Shows<never>;
  /** True for what engineers may not see: a record then holds person, day and digest, and no content is read. */
  readonly restricted: boolean;
  /** True for what may have been done before it is asked for, as a screening before the first day. */
  readonly mayPrecede: boolean;
}
