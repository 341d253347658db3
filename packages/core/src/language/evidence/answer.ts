import { z } from "zod";
import type { FindingNoted } from "./built-in.ts";
import { type DefinedKind, defineEvidenceKind } from "./define-kind.ts";
import type { EvidenceRequirement } from "./requirement.ts";

const text = z.string().trim().min(1);
const day = z.iso.date();

/** What an answer says of a gap, a late item or a deviation: which, why it was, how far it went, and what is done about it. */
export interface AnswerFields {
  /** The task: `recovery / restore-test`, `rotation / aws/kms-key-rotation / all`. */
  readonly of: string;
  /** Of what the company owes: `2026-Q2`. */
  readonly window?: string;
  /** Of what somebody owes: their id. */
  readonly subject?: string;
  /** Of a deviation, or of what somebody owes: its first day. */
  readonly since?: string;
  /** Of a deviation, where it is in one. */
  readonly environment?: string;
  readonly cause: string;
  /** One of its kind, or of how things are done. */
  readonly extent: "isolated" | "systemic";
  readonly action: FindingNoted;
  /** What management says to it. */
  readonly response?: string;
}

const schema: z.ZodObject & z.ZodType<AnswerFields> = z.object({
  of: text,
  window: text.exactOptional(),
  subject: text.exactOptional(),
  since: day.exactOptional(),
  environment: text.exactOptional(),
  cause: text,
  extent: z.enum(["isolated", "systemic"]),
  action: z.strictObject({ what: text, owner: text, due: day, done: day.exactOptional() }),
  response: text.exactOptional(),
}) as never;

const answerKind: DefinedKind = defineEvidenceKind({
  id: "answer",
  title: "Answer",
  about: "company",
  schema,
});

/** The folder of answers: nobody owes one, and `coverage` reads them. */
export const answers: EvidenceRequirement = answerKind.require("answers", { once: "9999-12-31" });
