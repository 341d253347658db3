import { z } from "zod";
import type { Collector } from "../checks/collector.ts";
import { freeze } from "../values/json.ts";
import { type EvidenceRecord, recordSchema } from "./record.ts";
import type { EvidenceRequirement } from "./requirement.ts";
import {
  type EvidenceSession,
  evidenceOperations,
  evidenceProvider,
  type ReviewHeldTo,
  type Unclaimed,
} from "./session.ts";

/** The listing of what lies where records lie and is read as none: a misspelt folder answers nothing. */
export function unclaimedBy(requirements: readonly EvidenceRequirement[]): Collector<Unclaimed> {
  return freeze({
    kind: "collector",
    id: `${evidenceProvider.id}/unclaimed`,
    resource: "file that is read as no record",
    provider: evidenceProvider,
    per: "directory",
    operations: evidenceOperations,
    schema: z.strictObject({ id: z.string().min(1), why: z.string().min(1) }),
    collect: (session: EvidenceSession) =>
      session.unclaimed(requirements.map(({ id, of }) => ({ requirement: id, of }))),
  });
}

const known = new WeakMap<EvidenceRequirement, Map<string, Collector<EvidenceRecord>>>();

/**
 * The listing of a requirement's records: its folder, read by whatever evidence provider the program has, and held to the access review
 * that they have to be of.
 */
export function recordsOf(
  requirement: EvidenceRequirement,
  review?: ReviewHeldTo,
): Collector<EvidenceRecord> {
  const own = known.get(requirement) ?? new Map<string, Collector<EvidenceRecord>>();
  known.set(requirement, own);
  const key = JSON.stringify(review ?? {});
  const found = own.get(key);
  if (found !== undefined) return found;
  const { id, of } = requirement;
  const folder = { requirement: id, of, ...(review !== undefined && { review }) };
  const collector: Collector<EvidenceRecord> = freeze({
    kind: "collector",
    id: `${evidenceProvider.id}/${id}`,
    resource: "evidence record",
    provider: evidenceProvider,
    per: "directory",
    operations: evidenceOperations,
    schema: recordSchema,
    collect: (session: EvidenceSession) => session.records(folder),
  });
  own.set(key, collector);
  return collector;
}
