import { defineProviderKind, type ProviderKind } from "../checks/provider.ts";
import type { IsoDate } from "../values/date.ts";
import type { EvidenceKind } from "./kind.ts";
import type { EvidenceRecord } from "./record.ts";

/** The access review that the records of a requirement have to be of: a declared one is answered by what closed it alone. */
export interface ReviewHeldTo {
  readonly id: string;
  /** The day before which records were filed by hand. Default: none was. */
  readonly since?: IsoDate;
}

/** True of a record that counts for a requirement of a declared access review only where it is of a closed one. */
export function isHeldToReview(
  { on, from, to, for: window }: Pick<EvidenceRecord, "on" | "from" | "to" | "for">,
  { since }: ReviewHeldTo,
): boolean {
  const days = [on, from, to].filter((day) => day !== undefined);
  if (since === undefined || window !== undefined || days.length === 0) return true;
  return days.some((day) => day >= since);
}

/** What is asked of whoever keeps records. */
export interface Folder {
  /** The requirement's id, which names its folder. */
  readonly requirement: string;
  /** What its records are held to. */
  readonly of: EvidenceKind;
  /** The access review that they have to be of. */
  readonly review?: ReviewHeldTo;
}

/** What lies where records lie, and is read as no record. */
export interface Unclaimed {
  /** Where it lies: `restore-tests`. */
  readonly id: string;
  /** Why it is read as none, as a sentence goes on: `no requirement asks for it`. */
  readonly why: string;
}

/** What reads records. */
export interface EvidenceSession {
  /** Every record of a requirement, malformed ones too, with their faults. */
  records(folder: Folder): AsyncIterable<EvidenceRecord>;
  /** What lies where records lie and is read as none of these requirements', and why. */
  unclaimed(folders: readonly Folder[]): AsyncIterable<Unclaimed>;
}

export const evidenceOperations: readonly ["evidence:ReadRecords"] = ["evidence:ReadRecords"];

/** The kind of provider that reads records: `evidence()` of `@bylaw/evidence` is one. */
export const evidenceProvider: ProviderKind<EvidenceSession, "directory", "evidence:ReadRecords"> =
  defineProviderKind<EvidenceSession>()("evidence", ["directory"], {
    operations: evidenceOperations,
  });
