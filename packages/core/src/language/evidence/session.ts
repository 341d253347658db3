import { defineProviderKind, type ProviderKind } from "../checks/provider.ts";
import type { EvidenceKind } from "./kind.ts";
import type { EvidenceRecord } from "./record.ts";

/** What is asked of whoever keeps records. */
export interface Folder {
  /** The requirement's id, which names its folder. */
  readonly requirement: string;
  /** What its records are held to. */
  readonly of: EvidenceKind;
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
