import { z } from "zod";
import type { Assertion } from "../checks/assertion.ts";
import { fact } from "../checks/fact.ts";
import type { IsoDate } from "../values/date.ts";
import { type DefinedKind, defineEvidenceKind } from "./define-kind.ts";
import type { EvidenceRequirement, RequirementOptions } from "./requirement.ts";

const day = z.iso.date();

/** Something that was found and is to be mended: what, by whom, by when, and when it was. */
export interface FindingNoted {
  readonly what: string;
  readonly owner: string;
  readonly due: string;
  readonly done?: string;
}

/** The shape of what was found. */
export const findingsSchema: z.ZodType<readonly FindingNoted[]> = z.array(
  z.strictObject({
    what: z.string().trim().min(1),
    owner: z.string().min(1),
    due: day,
    done: day.exactOptional(),
  }),
);

const noted = z.array(
  z.looseObject({ what: z.string(), owner: z.string(), due: day, done: day.exactOptional() }),
);

/** What a record notes as found, in whatever kind; none where its findings are something else. */
export function findingsIn(fields: unknown): readonly FindingNoted[] {
  if (typeof fields !== "object" || fields === null || !("findings" in fields)) return [];
  return noted.safeParse(fields.findings).data ?? [];
}

/** True while it is not mended: one that is said to be on a day to come is not. */
export function isOpen({ done }: FindingNoted, today: IsoDate): boolean {
  return done === undefined || done > today;
}

/** A statement that a person signs. */
const attestation: DefinedKind = defineEvidenceKind({
  id: "attestation",
  title: "Attestation",
  about: "company",
  schema: z.object({ statement: z.string().trim().min(1).exactOptional() }),
});

/** Something that is rehearsed and written up: who took part, what was played, what came out. */
const exerciseKind: DefinedKind = defineEvidenceKind({
  id: "exercise",
  title: "Exercise",
  about: "company",
  schema: z.object({
    scenario: z.string().trim().min(1),
    participants: z.array(z.string().min(1)).min(1),
    objective: z.string().trim().min(1),
    result: z.enum(["met", "missed"]),
    findings: findingsSchema.default([]),
  }),
  shows: ({ result, findings: found }, { today }) => [
    ...(result === "met"
      ? []
      : [fact("findings of an exercise that missed its objective", found.length).atLeast(1)]),
    openFindings(found, today),
  ],
});

/** Holds while no finding is past its day. */
export function openFindings(found: readonly FindingNoted[], today: IsoDate): Assertion {
  const overdue = found.filter((one) => one.due < today && isOpen(one, today));
  return fact(
    "findings past their day",
    overdue.map(({ what, owner, due }) => `${what} (${owner}, ${due})`),
  ).isEmpty();
}

/** A statement that a person signs: `attested("siem", { every: months(3), reviewer: ana })`. */
export function attested(id: string, options: RequirementOptions): EvidenceRequirement {
  return attestation.require(id, options);
}

/** An exercise that is held and written up: `exercise("tabletop", { every: years(1), reviewer: ciso })`. */
export function exercise(id: string, options: RequirementOptions): EvidenceRequirement {
  return exerciseKind.require(id, options);
}

/**
 * The approval of a policy's text: from its day on that text is in force. One that names the digest of a former text and
 * what changed says that nobody need acknowledge it anew: a comma was mended.
 */
export const approvalKind: DefinedKind = defineEvidenceKind({
  id: "approval",
  title: "Approval",
  about: "policy",
  schema: z
    .object({
      former: z.record(z.string(), z.string()).exactOptional(),
      change: z.string().trim().min(1).exactOptional(),
    })
    .refine(({ former, change }) => (former === undefined) === (change === undefined), {
      path: ["change"],
      message: "an editorial change names both the former text and what changed",
    }),
});
