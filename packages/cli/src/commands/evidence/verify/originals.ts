import type { Program } from "@bylaw/core";
import type { EvidenceRecord } from "@bylaw/core/provider";
import { type Plan, problemLine, type Recording, recordListing, recordsOf } from "@bylaw/core/run";
import { allAsked } from "../asked.ts";
import { listedRecords } from "../record/listed.ts";

/** A record that names a file of a digest. */
export interface Original {
  readonly requirement: string;
  readonly record: EvidenceRecord;
  readonly name?: string;
  readonly at?: string;
}

export interface Looked {
  readonly originals: readonly Original[];
  /** Why records could not be read, one line for each requirement. */
  readonly unread: readonly string[];
}

/** A plan that reads every record, and nothing else. */
export function planOfRecords(program: Program): Plan {
  const collectors = allAsked(program).map(({ requirement }) => recordListing(program, requirement));
  return { kind: "plan", program, tasks: [], requirements: [], collectors };
}

/** Every record of a recording that names a file of a digest. */
export async function originalsIn(
  program: Program,
  { listings }: Recording,
  sha256: string,
): Promise<Looked> {
  const asked = new Map(
    allAsked(program).map(({ requirement }) => [recordsOf(requirement).id, requirement.id]),
  );
  const originals: Original[] = [];
  const unread: string[] = [];
  for (const listing of listings) {
    const requirement = asked.get(listing.collector);
    if (requirement === undefined) continue;
    if (listing.problem !== undefined) unread.push(`${requirement}: ${problemLine(listing.problem)}`);
    for await (const record of listedRecords(listing)) {
      if (record === undefined) unread.push(`${requirement}: a record of it has another shape`);
      else originals.push(...namedIn(requirement, record, sha256));
    }
  }
  return { originals, unread };
}

function namedIn(requirement: string, record: EvidenceRecord, sha256: string): readonly Original[] {
  return record.files
    .filter((file) => file.sha256 === sha256)
    .map(({ name, at }) => ({
      requirement,
      record,
      ...(name !== undefined && { name }),
      ...(at !== undefined && { at }),
    }));
}
