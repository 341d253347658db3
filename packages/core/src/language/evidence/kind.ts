import type { z } from "zod";
import type { Assertion } from "../checks/assertion.ts";
import type { IsoDate } from "../values/date.ts";
import type { Direction, Limit } from "../values/limit.ts";
import type { AnyParameter, Parameter } from "../values/parameter.ts";
import type { Unit } from "../values/quantity.ts";

/** Whom or what one answer is about: the company, each person, each policy, or each policy for each person. */
export type About = (typeof abouts)[number];
export const abouts = ["company", "person", "policy", "person-policy"] as const;

/** What a kind is told beside the fields of a record. */
export interface ShowsContext {
  /** The day that the run judges. */
  readonly today: IsoDate;
  /** The day of the record; of a person, the day that it gives them. */
  readonly on: IsoDate;
  /** The id of whom it is judged for, where the kind is about persons. */
  readonly person?: string;
  /** The limit that a parameter of the kind's `reads` has in this program, which a sentence may show: `fact("warmest", warmest).atMost(limitOf(warmestFridge))`. */
  limitOf<U extends Unit, D extends Direction>(parameter: Parameter<U, D>): Limit<U, D>;
  /**
   * The day of the record of the same requirement before this one; of the first, the day before anything is owed. What lists
   * things of days begins the day after, or some of them stand nowhere.
   */
  readonly before: IsoDate;
  /**
   * Whom a name means, in a word that is the same however a record writes it: the id of a person of the program by id, name, e-mail or
   * identity; of anybody else the name itself, in any letter case. Empty where nobody sees a letter of it.
   */
  whoIs(name: string): string;
  /** True of the id of a control that this program has. */
  isControl(id: string): boolean;
  /** The ids of the risks that the program's register had on a day. */
  risksOn(day: IsoDate): readonly string[];
}

/** What the fields of a record must say. */
export type Shows<TFields> = (fields: TFields, context: ShowsContext) => readonly Assertion[];

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
  /** What of it is open past its day. No later record settles that: the record itself says one day that it was done. */
  readonly owes?: Shows<never>;
  /** The parameters that `shows` and `owes` hold a record to. A requirement of the kind names no others. */
  readonly reads?: readonly AnyParameter[];
  /** True for what engineers may not see: a record then holds person, day and digest, and no content is read. */
  readonly restricted: boolean;
  /** True for what may have been done before it is asked for, as a screening before the first day. */
  readonly mayPrecede: boolean;
}
