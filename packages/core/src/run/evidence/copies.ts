import type { EvidenceRequirement } from "../../language/evidence/requirement.ts";
import type { Sifted } from "./counting.ts";

/** Tells which records that count are byte for byte a record of another requirement, as requirements are judged one after the other. */
export type CopyBook = (
  requirement: EvidenceRequirement,
  sifted: Sifted,
) => readonly { readonly id: string; readonly why: string }[];

/** A book of the records of a run. A record says in no word which requirement it is for: what was written for one may lie in two folders. */
export function openCopies(): CopyBook {
  const first = new Map<string, { readonly requirement: string; readonly id: string }>();
  return ({ id: requirement, of }, { accepted }) =>
    accepted.flatMap(({ record: { id, digest } }) => {
      // Of what is restricted nothing is told that another record says.
      if (of.restricted || digest === "") return [];
      const known = first.get(digest);
      if (known === undefined) first.set(digest, { requirement, id });
      if (known === undefined || known.requirement === requirement) return [];
      return [{ id, why: `counts here, and is byte for byte ${known.id}` }];
    });
}
