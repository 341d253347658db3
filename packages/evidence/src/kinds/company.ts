import { defineEvidenceKind, type EvidenceRequirement, fact } from "@bylaw/core";
import {
  approvalKind,
  type DefinedKind,
  findingsSchema,
  openFindings,
  type RequirementOptions,
} from "@bylaw/core/provider";
import { z } from "zod";

const text = z.string().trim().min(1);

/** A report by somebody outside: a penetration test, a scan, a certificate of insurance, a vendor's SOC report. */
export const externalReportKind: DefinedKind = defineEvidenceKind({
  id: "external-report",
  title: "External report",
  about: "company",
  // `findings: []` is to be said: a report without a word on them may have any.
  schema: z.object({ issuer: text, report: text, findings: findingsSchema }),
  shows: ({ findings }, { today }) => [openFindings(findings, today)],
});

/** A meeting with its minutes: who was there, and what was decided. */
export const meetingKind: DefinedKind = defineEvidenceKind({
  id: "meeting",
  title: "Meeting",
  about: "company",
  schema: z.object({
    attendees: z.array(text).min(1),
    decisions: z.array(text).min(1),
    findings: findingsSchema.default([]),
  }),
  shows: ({ findings }, { today }) => [openFindings(findings, today)],
});

/** A picture of a screen. It says what it is a picture of, for nobody can tell later. */
export const screenshotKind: DefinedKind = defineEvidenceKind({
  id: "screenshot",
  title: "Screenshot",
  about: "company",
  schema: z.object({
    /** What stood in the address bar. */
    address: z.url(),
    /** When it was taken, with the clock's zone. */
    takenAt: z.iso.datetime({ offset: true }),
    /** Who was signed in. */
    user: text,
    /** True when the picture shows the whole list, and not what fits the screen. */
    wholeList: z.boolean(),
    /** The query that would show the same, so that nobody need take the picture again. */
    query: text,
  }),
  shows: ({ wholeList, takenAt }, { on }) => [
    fact("the whole list is visible", wholeList).is(true),
    fact("the day that it was taken, where it was", takenAt.slice(0, 10)).is(on),
  ],
});

/** A report by somebody outside: `externalReport("penetration-test", { every: years(1), reviewer: ciso })`. */
export function externalReport(id: string, options: RequirementOptions): EvidenceRequirement {
  return externalReportKind.require(id, options);
}

/** A meeting with its minutes: `meeting("board-meeting", { every: months(3), reviewer: ana })`. */
export function meeting(id: string, options: RequirementOptions): EvidenceRequirement {
  return meetingKind.require(id, options);
}

/** A picture of a screen: `screenshot("mfa-policy", { every: months(3), reviewer: ana })`. */
export function screenshot(id: string, options: RequirementOptions): EvidenceRequirement {
  return screenshotKind.require(id, options);
}

/** The approval of every policy's text, by its digest: `approval("policy-approval", { every: years(1), reviewer: ceo })`. */
export function approval(id: string, options: RequirementOptions): EvidenceRequirement {
  return approvalKind.require(id, options);
}
