import { z } from "zod";
import type { Collector } from "../checks/collector.ts";
import { freeze } from "../values/json.ts";
import { type EvidenceRecord, recordSchema } from "./record.ts";
import type { EvidenceRequirement } from "./requirement.ts";
import { type EvidenceSession, evidenceOperations, evidenceProvider, type Unclaimed } from "./session.ts";

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

const known = new WeakMap<EvidenceRequirement, Collector<EvidenceRecord>>();

/** The listing of a requirement's records: its folder, read by whatever evidence provider the program has. */
export function recordsOf(requirement: EvidenceRequirement): Collector<EvidenceRecord> {
  const found = known.get(requirement);
  if (found !== undefined) return found;
  const { id, of } = requirement;
  const collector: Collector<EvidenceRecord> = freeze({
    kind: "collector",
    id: `${evidenceProvider.id}/${id}`,
    resource: "evidence record",
    provider: evidenceProvider,
    per: "directory",
    operations: evidenceOperations,
    schema: recordSchema,
    collect: (session: EvidenceSession) => session.records({ requirement: id, of }),
  });
  known.set(requirement, collector);
  return collector;
}
