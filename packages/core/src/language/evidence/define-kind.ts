import type { z } from "zod";
import { defined } from "../values/defined.ts";
import { BylawError } from "../values/errors.ts";
import { slug } from "../values/id.ts";
import { assertKinds } from "../values/kind.ts";
import type { AnyParameter } from "../values/parameter.ts";
import { assertWord } from "../values/word.ts";
import type { About, EvidenceKind, Shows } from "./kind.ts";
import { abouts } from "./kind.ts";
import { commonFields } from "./record.ts";
import { type EvidenceRequirement, type RequirementOptions, requirementOf } from "./requirement.ts";

/** A kind of one's own, which requirements can be made of. */
export interface DefinedKind extends EvidenceKind {
  /** `badgeAudit.require("badges", { every: months(6), reviewer: ana })` */
  require(id: string, options: RequirementOptions): EvidenceRequirement;
}

export interface EvidenceKindDefinition<TFields> {
  readonly id: string;
  readonly title: string;
  readonly about: About;
  readonly schema: z.ZodObject & z.ZodType<TFields>;
  readonly shows?: Shows<TFields>;
  /** What of it is open past its day, which `shows` tells too: it is owed whatever later records say. */
  readonly owes?: Shows<TFields>;
  /** The parameters that `shows` and `owes` hold a record to: those that they ask `limitOf`. Default: none. */
  readonly reads?: readonly AnyParameter[];
  readonly restricted?: boolean;
  /** True for what may have been done before it is asked for, as a screening before the first day. Default: false. */
  readonly mayPrecede?: boolean;
}

/**
 * Defines a kind of evidence. Its schema has the fields that a record of it has beside those of every record.
 *
 * @example
 * const badgeAudit = defineEvidenceKind({
 *   id: "badge-audit",
 *   title: "Badge audit",
 *   about: "company",
 *   schema: z.object({ doors: z.int().positive(), orphans: z.array(z.string()) }),
 *   shows: ({ orphans }) => [fact("badges without a person", orphans).isEmpty()],
 * });
 * const badges = badgeAudit.require("badges", { every: months(6), reviewer: ana });
 */
export function defineEvidenceKind<TFields>({
  restricted = false,
  mayPrecede = false,
  ...definition
}: EvidenceKindDefinition<TFields>): DefinedKind {
  const id = slug("Evidence kind", definition.id);
  assertWord(`evidence kind ${id}: about`, definition.about, abouts);
  const fields = Object.keys(definition.schema.shape);
  if (restricted && fields.length > 0) {
    const message = `evidence kind ${id}: it is restricted, and has the fields ${fields.join(", ")}.`;
    throw new BylawError("invalid-definition", message, {
      next: "Leave its schema empty: a restricted record holds person, day and digest alone.",
    });
  }
  assertKinds(`evidence kind ${id}: reads`, definition.reads ?? [], "parameter");
  const taken = fields.find((name) => (commonFields as readonly string[]).includes(name));
  if (taken !== undefined) {
    throw new BylawError("invalid-definition", `evidence kind ${id}: every record has a field ${taken}.`, {
      next: "Give the field of this kind another name.",
    });
  }
  const kind = {
    kind: "evidence-kind",
    ...definition,
    id,
    restricted,
    mayPrecede,
  } as unknown as EvidenceKind;
  return defined({
    ...kind,
    require: (name: string, options: RequirementOptions) => requirementOf(kind, name, options),
  });
}
