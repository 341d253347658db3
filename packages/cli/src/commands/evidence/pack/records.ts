import { BylawError, type Program } from "@bylaw/core";
import type { EvidenceKind, EvidenceRecord } from "@bylaw/core/provider";
import {
  answers,
  type Coverage,
  type Recording,
  recordsOf,
  requirementOfPlan,
  type Span,
} from "@bylaw/core/run";
import { readRecordFiles } from "@bylaw/evidence/files";
import type { PackedRecord } from "@bylaw/reports";
import { listedRecords } from "../record/listed.ts";

/** Where records lie, and what of them is asked for. */
export interface Wanted {
  readonly program: Program;
  readonly coverage: Coverage;
  readonly recording: Recording;
  /** The folder of records. */
  readonly directory: string;
  readonly controls: readonly string[];
}

/** The records of what is asked for that touch the period, each with its files. Those of restricted kinds are not looked at. */
export async function packedRecords({
  program,
  coverage,
  recording,
  directory,
  controls,
}: Wanted): Promise<readonly PackedRecord[]> {
  const own = coverage.controls.filter(({ id }) => controls.includes(id));
  const kinds = new Map<string, EvidenceKind>();
  const used = new Set<string>();
  for (const { requirements, deviations } of own) {
    for (const { answer } of deviations) if (answer !== undefined) used.add(answer.id);
    for (const { kept, occurrences } of requirements) {
      if (!kept.restricted) kinds.set(kept.requirement, requirementOfPlan(kept, program).of);
      for (const { by, answer } of occurrences)
        for (const id of [by?.id, answer?.id]) if (id !== undefined) used.add(id);
    }
  }
  const folders = new Set(kinds.keys());
  for (const { id, answer } of coverage.records)
    if (answer !== undefined && folders.has(id.split("/")[0] ?? "")) used.add(answer.id);
  kinds.set(answers.id, answers.of);
  const packed: PackedRecord[] = [];
  for (const [requirement, of] of kinds) {
    if (of.restricted) continue;
    for (const record of await recordsIn(requirement, recording)) {
      const isWanted =
        used.has(record.id) || (requirement !== answers.id && touches(record, coverage.period));
      if (isWanted) packed.push(await withFiles(requirement, record, of, directory));
    }
  }
  return packed.sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
}

async function withFiles(
  requirement: string,
  record: EvidenceRecord,
  of: EvidenceKind,
  directory: string,
): Promise<PackedRecord> {
  const { files, digest } = await readRecordFiles(directory, record.id, of);
  if (digest === record.digest && digest !== "") return { requirement, record, files };
  const problem =
    files.length === 0 ? "its file could not be read" : "its file is not the one that was judged";
  return { requirement, record, files: [], problem };
}

/** Throws for a record of another shape: a pack without it would look whole. */
async function recordsIn(requirement: string, { listings }: Recording): Promise<readonly EvidenceRecord[]> {
  const { id } = recordsOf({ ...answers, id: requirement });
  const records: EvidenceRecord[] = [];
  for (const listing of listings) {
    if (listing.collector !== id) continue;
    for await (const record of listedRecords(listing)) {
      if (record === undefined)
        throw new BylawError("recording-damaged", `A record of ${requirement} has another shape.`, {
          next: "Read the records anew, without --from, or name a recording that this version made.",
        });
      records.push(record);
    }
  }
  return records;
}

/** One without a day, such as a malformed one, is looked at by whoever opens the pack. */
function touches({ on, from, to, people }: EvidenceRecord, period: Span): boolean {
  const days = [on, from, to, ...Object.values(people ?? {})].filter((day) => day !== undefined).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined || (first <= period.to && period.from <= last);
}
