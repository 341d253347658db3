import { BylawError, type IsoDate } from "@bylaw/core";
import { jsonText } from "@bylaw/core/run";
import { z } from "zod";
import type { ClosedSystem } from "./close.ts";

const FORMAT = "bylaw-access-review/1";

/** A file of a review, by its path in the folder of it. */
export interface FileDigest {
  readonly path: string;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** What is on file of a review that is closed: enough to tell that nothing of it was edited since. */
export interface ClosedFile {
  readonly review: string;
  /** The id of the requirement that its record answers. */
  readonly requirement: string;
  readonly period: string;
  readonly opened: IsoDate;
  readonly due: IsoDate;
  readonly closed: IsoDate;
  /** The id of whoever closed it. */
  readonly submittedBy: string;
  readonly decidedBy: readonly string[];
  readonly systems: readonly ClosedSystem[];
  /** SHA-256 of what was listed, decided and listed again. */
  readonly signed: string;
  readonly files: readonly FileDigest[];
}

/** A closed review as it is written. */
export function closedText(closed: ClosedFile): string {
  return `${jsonText({ format: FORMAT, ...closed }, 1)}\n`;
}

const text = z.string().min(1);
const day = z.iso.date() as unknown as z.ZodType<IsoDate>;
const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const schema = z.strictObject({
  format: z.literal(FORMAT),
  review: text,
  requirement: text,
  period: text,
  opened: day,
  due: day,
  closed: day,
  submittedBy: text,
  decidedBy: z.array(text).min(1),
  systems: z
    .array(
      z.strictObject({
        system: text,
        source: text,
        taken: day,
        accounts: count,
        kept: count,
        changed: count,
        removed: count,
      }),
    )
    .min(1),
  signed: sha256,
  files: z.array(z.strictObject({ path: text, sha256 })).min(1),
});

/** Reads a closed review back. Throws where it is none. */
export function readClosed(written: string): ClosedFile {
  const parsed = schema.safeParse(jsonOf(written));
  if (!parsed.success) {
    const [{ path, message } = { path: [], message: "" }] = parsed.error.issues;
    throw new BylawError(
      "review-damaged",
      `The closed review is damaged at ${path.join(".") || "its root"}: ${message}`,
      { next: "Restore it from the repository: it is never edited." },
    );
  }
  const { format: _, ...closed } = parsed.data;
  return closed;
}

function jsonOf(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
