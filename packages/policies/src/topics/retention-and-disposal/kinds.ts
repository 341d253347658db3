import { defineEvidenceKind, fact } from "@bylaw/core";
import type { DefinedKind } from "@bylaw/core/provider";
import { defineEventLog } from "@bylaw/evidence";
import { z } from "zod";
import { customerDataDeletion, mediaDisposal, requestedDeletion } from "./parameters.ts";

const text = z.string().trim().min(1);
const day = z.iso.date();

export const mediaDisposals: DefinedKind = defineEventLog({
  id: "media-disposals",
  title: "Devices taken out of use",
  event: "retired device",
  answered: "erased or destroyed",
  within: mediaDisposal,
});

export const customerDeletions: DefinedKind = defineEventLog({
  id: "customer-deletions",
  title: "Customers that left",
  event: "departed customer",
  answered: "followed by the deletion of their data",
  within: customerDataDeletion,
});

export const requestedDeletions: DefinedKind = defineEventLog({
  id: "requested-deletions",
  title: "Deletions that customers asked for",
  event: "deletion request",
  answered: "followed by the deletion of the data",
  within: requestedDeletion,
});

/** Somebody looks for what should be gone. */
export const deletionCheckKind: DefinedKind = defineEvidenceKind({
  id: "deletion-check",
  title: "Check of deletions",
  about: "company",
  schema: z.object({
    sample: z
      .array(
        z.strictObject({
          store: text,
          what: text,
          /** The day on which its time was over. */
          due: day,
          /** The query that looked for it: anybody can run it again. */
          query: text,
          /** How much of it that found. */
          found: z.int().nonnegative(),
        }),
      )
      .min(1),
  }),
  shows: ({ sample }, { on }) => [
    fact(
      "what was looked for before its time was over",
      sample.filter(({ due }) => due >= on).map(({ what }) => what),
    ).isEmpty(),
    fact(
      "what is past its time and still there",
      sample.filter(({ found }) => found > 0).map(({ store, what }) => `${store}: ${what}`),
    ).isEmpty(),
  ],
});
