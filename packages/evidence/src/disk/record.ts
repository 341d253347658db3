import { createHash } from "node:crypto";
import { join } from "node:path";
import type { EvidenceKind } from "@bylaw/core/provider";
import { type Faults, noFaults } from "../format/faults.ts";
import { recordOf, SILENT, type Told } from "../format/record.ts";
import { peopleOf, type Roster, tellOf } from "../format/roster.ts";
import { type Limit, readFile } from "./read.ts";

/** Sends one read through the runner. */
export type Send = <T>(run: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/** A record before it has a name. */
export interface Found {
  readonly told: Told;
  /**
   * SHA-256 of the file; where its people stand in a CSV, of the file, one NUL byte and the CSV. A record holds no NUL, so
   * no two pairs of files are the same bytes. Empty when the file was not read.
   */
  readonly digest: string;
  readonly faults: Faults;
  /** What was read: the record, and the CSV of its people. */
  readonly files: readonly NamedBytes[];
}

/** A file by its name within its folder. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const RECORD: Limit = {
  bytes: 256 * 1024,
  otherwise: "is larger than 256 KiB, and was not read; keep originals elsewhere, and name them in files",
};

const ROSTER: Limit = {
  bytes: 4 * 1024 * 1024,
  otherwise: "is larger than 4 MiB, and was not read; split the record in several",
};

/** Reads one file as a record, and the CSV that it names. */
export async function findRecord(folder: string, name: string, of: EvidenceKind, send: Send): Promise<Found> {
  const faults = noFaults();
  const file = await send((signal) => readFile(join(folder, name), RECORD, signal));
  if ("refused" in file) {
    faults.add(1, undefined, file.refused);
    return { told: SILENT, digest: "", faults, files: [] };
  }
  const told = recordOf(file.bytes, of, faults);
  const digest = createHash("sha256").update(file.bytes);
  const list =
    told.roster && (await readRoster(folder, told.roster, { faults, restricted: of.restricted }, send));
  const files = [{ name, bytes: file.bytes }];
  if (told.roster === undefined || list === undefined)
    return { told, digest: digest.digest("hex"), faults, files };
  const people = peopleOf(list, told.roster, { faults, restricted: of.restricted });
  const fields = people === undefined ? told.fields : { ...told.fields, people };
  return {
    told: { ...told, fields },
    digest: digest.update("\0").update(list).digest("hex"),
    faults,
    files: [...files, { name: told.roster.name, bytes: list }],
  };
}

async function readRoster(
  folder: string,
  roster: Roster,
  reading: { readonly faults: Faults; readonly restricted: boolean },
  send: Send,
): Promise<Uint8Array | undefined> {
  const file = await send((signal) => readFile(join(folder, roster.name), ROSTER, signal));
  if ("bytes" in file) return file.bytes;
  tellOf(roster, `which ${file.refused}`, reading);
  return undefined;
}
