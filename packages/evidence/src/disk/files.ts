import { join } from "node:path";
import type { EvidenceKind } from "@bylaw/core/provider";
import { isRecordName } from "./folder.ts";
import { findRecord, type NamedBytes } from "./record.ts";

export type { NamedBytes };

/** The bytes of a record as they lie on the disk now. */
export interface RecordFiles {
  /** The record itself, then the CSV of its people where it names one; none where it could not be read. */
  readonly files: readonly NamedBytes[];
  /** As a record of a listing has it: the files are what that listing read when the two are the same. */
  readonly digest: string;
}

/**
 * Reads the files of a record of a kind that is not restricted: those of restricted kinds are not handed on.
 *
 * @example
 * const { files, digest } = await readRecordFiles("evidence", "restore-test/2026-03-10.md", requirement.of);
 */
export async function readRecordFiles(directory: string, id: string, of: EvidenceKind): Promise<RecordFiles> {
  const [folder = "", name = "", ...rest] = id.split("/");
  if (of.restricted || rest.length > 0 || !FOLDER.test(folder) || !isRecordName(name))
    return { files: [], digest: "" };
  const never = new AbortController().signal;
  const { files, digest } = await findRecord(join(directory, folder), name, of, (run) => run(never));
  return { files, digest };
}

const FOLDER = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/;
