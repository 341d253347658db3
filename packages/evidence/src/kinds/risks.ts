import { defineEvidenceKind, type EvidenceRequirement, fact, type Risk } from "@bylaw/core";
import {
  type DefinedKind,
  findingsSchema,
  openFindings,
  type RequirementOptions,
  ratingText,
} from "@bylaw/core/provider";
import { z } from "zod";
import { idsText } from "./ids.ts";

const text = z.string().trim().min(1);

/** An assessment of the company's risks: who took part, and what it looked at. */
export const riskAssessmentKind: DefinedKind = defineEvidenceKind({
  id: "risk-assessment",
  title: "Risk assessment",
  about: "company",
  schema: z.object({
    participants: z.array(text).min(1),
    /** How likely and how bad it is that somebody deceives, and what would show it. */
    fraud: text,
    /** What has changed or will: systems, vendors, laws, people in charge. */
    changes: text,
    /** How many entries of the register were gone through: as many as it had on that day. */
    entries: z.int().positive(),
    findings: findingsSchema.default([]),
  }),
  shows: ({ participants, entries, findings }, { today, on, risksOn, whoIs }) => [
    fact("people who took part", new Set(participants.map(whoIs)).size).atLeast(2),
    fact("entries of the register that were gone through", entries).atLeast(risksOn(on).length),
    openFindings(findings, today),
  ],
});

/** Somebody lives with what is left of a risk. Once it is rated or treated otherwise, or by other controls, it has to be accepted anew. */
export const riskAcceptanceKind: DefinedKind = defineEvidenceKind({
  id: "risk-acceptance",
  title: "Risk acceptance",
  about: "company",
  schema: z.object({
    /** Likelihood and impact, as the register has them: `unlikely, major`. */
    residual: text,
    /** What is done about it, as the register has it: `mitigate`. */
    treatment: text,
    /** The ids of the controls that earn that rating, in order: `logs-kept, mfa-required`; `none` where no control does. */
    controls: text,
    because: text,
  }),
});

/**
 * The acceptance of a risk as it is rated and treated now, with the controls that it has now. Its folder is `risk-acceptance-` and the risk's id.
 *
 * @example riskAcceptance(keyPerson, { every: years(1), reviewer: ceo })
 */
export function riskAcceptance(
  {
    id,
    title,
    residual,
    treatment,
    controls,
  }: Pick<Risk, "id" | "title" | "residual" | "treatment" | "controls">,
  options: RequirementOptions,
): EvidenceRequirement {
  return riskAcceptanceKind.require(`risk-acceptance-${id.toLowerCase()}`, {
    title: `Acceptance of ${id}, ${title}, as it is rated now`,
    ...options,
    binds: { ...options.binds, residual: ratingText(residual), treatment, controls: idsText(controls) },
  });
}
