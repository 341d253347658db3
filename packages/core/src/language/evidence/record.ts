import { z } from "zod";

/** The fields that every record may have, whatever its kind, in the order in which they are written. */
export const commonFields = [
  "on",
  "from",
  "to",
  "for",
  "submittedBy",
  "reviewedBy",
  "supersedes",
  "none",
  "people",
  "policies",
  "files",
] as const;

/** One answer to a requirement, as it was read: what it says of itself, and what is wrong with it. */
export interface EvidenceRecord {
  /** Where it lies: `restore-test/2026-03-10.md`. */
  readonly id: string;
  /** The day that it is effective for. */
  readonly on?: string;
  /** The first day that a document covers. */
  readonly from?: string;
  /** The last day that a document covers. */
  readonly to?: string;
  /** The window that it answers, late: `2026-Q1`. */
  readonly for?: string;
  readonly submittedBy?: string;
  readonly reviewedBy?: string;
  /** The record of the same requirement that it takes the place of. */
  readonly supersedes?: string;
  /** What shows that nothing happened that had to be answered. */
  readonly none?: string;
  /** By person, the day on which it is effective for them. */
  readonly people?: Readonly<Record<string, string>>;
  /** By policy, the digest of the text that it is about. */
  readonly policies?: Readonly<Record<string, string>>;
  /** By policy, the line that names it. */
  readonly policyLines?: Readonly<Record<string, number>>;
  /** The fields of its kind as canonical JSON; `{}` where the kind is restricted. */
  readonly content: string;
  /** The originals. */
  readonly files: readonly RecordFile[];
  /** What is wrong with it. A record with a fault answers nothing. */
  readonly faults: readonly RecordFault[];
  /** The closed access review that it was found to be of, byte for byte, when it was read. */
  readonly review?: RecordReview;
  /** SHA-256 of the file itself. */
  readonly digest: string;
  /** The git blob ids of the file and of the CSV of its people. Left out where it was not read, and in older recordings. */
  readonly blobs?: readonly string[];
}

/** An original, by its SHA-256. Of a restricted kind neither name nor place is kept. */
export interface RecordFile {
  readonly sha256: string;
  readonly name?: string;
  /** Where it lives: `Drive, Compliance, Restores`. */
  readonly at?: string;
}

/** A closed access review, by what its files come to. */
export interface RecordReview {
  readonly id: string;
  readonly period: string;
  /** SHA-256 of what was listed, decided and listed again. */
  readonly digest: string;
}

/** What is wrong with a record: `{ line: 4, field: "on", message: "is not a calendar day" }`. */
export interface RecordFault {
  readonly line: number;
  readonly field?: string;
  readonly message: string;
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const text = z.string().exactOptional();

/** The shape in which a record stands in a recording. */
export const recordSchema: z.ZodType<EvidenceRecord> = z.strictObject({
  id: z.string().min(1),
  on: day.exactOptional(),
  from: day.exactOptional(),
  to: day.exactOptional(),
  for: text,
  submittedBy: text,
  reviewedBy: text,
  supersedes: text,
  none: text,
  people: z.record(z.string(), day).exactOptional(),
  policies: z.record(z.string(), z.string()).exactOptional(),
  policyLines: z.record(z.string(), z.int().positive()).exactOptional(),
  content: z.string(),
  files: z.array(z.strictObject({ sha256: z.string(), name: text, at: text })),
  faults: z.array(z.strictObject({ line: z.int().positive(), field: text, message: z.string() })),
  review: z.strictObject({ id: z.string(), period: z.string(), digest: z.string() }).exactOptional(),
  digest: z.string(),
  blobs: z.array(z.string()).exactOptional(),
});
