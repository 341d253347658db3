import { defineEvidenceKind, fact } from "@bylaw/core";
import type { DefinedKind } from "@bylaw/core/provider";
import { z } from "zod";

const text = z.string().trim().min(1);
const count = z.int().nonnegative();

/** A review of who has access to what: a decision on every account, and each removal done. */
export const accessReviewKind: DefinedKind = defineEvidenceKind({
  id: "access-review",
  title: "Access review",
  about: "company",
  schema: z.object({
    systems: z
      .array(z.object({ system: text, accounts: count, kept: count, changed: count, removed: count }))
      .min(1),
    /** What was decided and is not done yet: `github: ben, remove`. */
    open: z.array(text),
  }),
  shows: ({ systems, open }) => [
    ...systems.flatMap(({ system, accounts, kept, changed, removed }) => [
      fact(`accounts of ${system}`, accounts).atLeast(1),
      fact(`accounts of ${system} that are decided on`, kept + changed + removed).is(accounts),
    ]),
    fact("systems, each once", new Set(systems.map(({ system }) => system)).size).is(systems.length),
    fact("decisions that are not carried out", open).isEmpty(),
  ],
});

/** Access that somebody was given when they started: what was approved, by whom. */
export const accessGrantKind: DefinedKind = defineEvidenceKind({
  id: "access-grant",
  title: "Access granted",
  about: "person",
  mayPrecede: true,
  schema: z.object({ approvedBy: text, systems: z.array(text).min(1) }),
});

/** What happens when somebody leaves: every account closed, every device back. */
export const offboardingKind: DefinedKind = defineEvidenceKind({
  id: "offboarding",
  title: "Offboarding",
  about: "person",
  schema: z.object({ closed: count, open: z.array(text), devicesOut: z.array(text) }),
  shows: ({ closed, open, devicesOut }) => [
    fact("accounts that were closed", closed).atLeast(1),
    fact("accounts that are still open", open).isEmpty(),
    fact("devices that are not back", devicesOut).isEmpty(),
  ],
});
