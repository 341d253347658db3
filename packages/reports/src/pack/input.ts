import type { EvidenceRecord } from "@bylaw/core/provider";
import type { Coverage, LostRuns, SeenRun } from "@bylaw/core/run";

/** What a pack is made of. */
export interface PackInput {
  /** The coverage of the whole program. */
  readonly coverage: Coverage;
  /** The ids of the controls that are asked for. */
  readonly controls: readonly string[];
  /** What is asked for, in words: `control recovery`. */
  readonly asked: string;
  /** The runs of the period that count. */
  readonly runs: readonly SeenRun[];
  readonly lost: LostRuns;
  /** The records of what is asked for, those of restricted kinds left out. */
  readonly records: readonly PackedRecord[];
}

/** A record with its files. */
export interface PackedRecord {
  /** The folder that it lies in. */
  readonly requirement: string;
  readonly record: EvidenceRecord;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Why its files are not there: `its file is not what was read`. */
  readonly problem?: string;
}

/** One file of a pack, by its path within it. */
export interface PackFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
