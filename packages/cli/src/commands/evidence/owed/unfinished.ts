import type { EvidenceRequirement } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";
import { faultText, type Recording, recordsOf } from "@bylaw/core/run";
import type { Asked } from "../asked.ts";
import { listedRecords } from "../record/listed.ts";

/** A record that is there and malformed, as a draft is until its blanks are filled in. */
export interface Unfinished {
  readonly requirement: EvidenceRequirement;
  /** Where it lies. */
  readonly id: string;
  /** What is wrong with it first: `line 9 scenario: is empty`. */
  readonly first: string;
  /** How much more is. */
  readonly more: number;
}

/** The malformed records of what is asked for. */
export async function unfinishedIn(
  recording: Recording,
  asked: readonly Asked[],
): Promise<readonly Unfinished[]> {
  const found: Unfinished[] = [];
  for (const { requirement } of asked) {
    const { id: collector } = recordsOf(requirement);
    for (const listing of recording.listings.filter((one) => one.collector === collector))
      for await (const record of listedRecords(listing)) {
        const [first, ...others] = record?.faults ?? [];
        if (record === undefined || first === undefined) continue;
        found.push({ requirement, id: record.id, first: faultText(first), more: others.length });
      }
  }
  return found.sort((a, b) => byCodeUnits(a.id, b.id));
}
