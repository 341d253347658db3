import { defineEvidenceKind, type EvidenceRequirement } from "@bylaw/core";
import type { DefinedKind, RequirementOptions } from "@bylaw/core/provider";
import { z } from "zod";

export const trainingKind: DefinedKind = defineEvidenceKind({
  id: "training",
  title: "Training",
  about: "person",
  schema: z.object({ course: z.string().trim().min(1).exactOptional() }),
});

/** Restricted: what a screening found is nobody's business here; that it was done, and when, is. */
export const screeningKind: DefinedKind = defineEvidenceKind({
  id: "screening",
  title: "Screening",
  about: "person",
  restricted: true,
  mayPrecede: true,
  schema: z.object({}),
});

export const agreementKind: DefinedKind = defineEvidenceKind({
  id: "agreement",
  title: "Agreement",
  about: "person",
  mayPrecede: true,
  schema: z.object({ document: z.string().trim().min(1).exactOptional() }),
});

export const acknowledgementKind: DefinedKind = defineEvidenceKind({
  id: "acknowledgement",
  title: "Acknowledgement",
  about: "person-policy",
  schema: z.object({}),
});

/** Restricted: that somebody's work was talked through, and when; never what was said. */
export const performanceReviewKind: DefinedKind = defineEvidenceKind({
  id: "performance-review",
  title: "Performance review",
  about: "person",
  restricted: true,
  schema: z.object({}),
});

/** A course that each person completes: `training("security-training", { every: years(1), within: days(30) })`. */
export function training(id: string, options: RequirementOptions): EvidenceRequirement {
  return trainingKind.require(id, options);
}

/** A background check of each person. Its records hold person, day and digest alone. */
export function screening(id: string, options: RequirementOptions): EvidenceRequirement {
  return screeningKind.require(id, options);
}

/** Something that each person signs: a confidentiality agreement, a code of conduct. */
export function agreement(id: string, options: RequirementOptions): EvidenceRequirement {
  return agreementKind.require(id, options);
}

/** Every person acknowledges the text in force of every policy: `acknowledgement("policies-read", { within: days(30) })`. */
export function acknowledgement(id: string, options: RequirementOptions): EvidenceRequirement {
  return acknowledgementKind.require(id, options);
}

/** A talk about each person's work: `performanceReview("performance-review", { every: years(1), reviewer: ana })`. */
export function performanceReview(id: string, options: RequirementOptions): EvidenceRequirement {
  return performanceReviewKind.require(id, options);
}
