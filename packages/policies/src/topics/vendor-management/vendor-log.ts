import { defineEvidenceKind, fact, type IsoDate } from "@bylaw/core";
import { addDays, type DefinedKind } from "@bylaw/core/provider";
import { unlisted } from "@bylaw/evidence";
import { z } from "zod";
import { vendorOffboarding } from "./parameters.ts";

const text = z.string().trim().min(1);
const day = z.iso.date();

/** Vendors that were taken on or ended: each assessed before its first use, and each left with neither access nor data. */
export const vendorLogKind: DefinedKind = defineEvidenceKind({
  id: "vendor-log",
  title: "Vendors taken on and ended",
  about: "company",
  schema: z.object({
    /** The query that lists them: anybody can run it again. */
    source: text,
    /** How many it counts, of both together. */
    counted: z.int().nonnegative(),
    /** The first day that is listed: the one after the log before. */
    since: day,
    takenOn: z.array(z.strictObject({ vendor: text, assessed: day, by: text, firstUsed: day })),
    ended: z.array(
      z.strictObject({
        vendor: text,
        ended: day,
        /** The day on which its access was closed, and the one on which it had deleted the data; that of its end where it had none. */
        accessClosed: day.exactOptional(),
        dataDeleted: day.exactOptional(),
      }),
    ),
  }),
  reads: [vendorOffboarding],
  owes: ({ ended }, { today, limitOf }) => {
    const { amount } = limitOf(vendorOffboarding).value;
    const open = ended.filter(
      (one) =>
        addDays(one.ended as IsoDate, amount) < today &&
        [one.accessClosed, one.dataDeleted].some((on) => on === undefined || on > today),
    );
    return [
      fact(
        "vendors whose access or data is not ended, past its day",
        open.map(({ vendor }) => vendor),
      ).isEmpty(),
    ];
  },
  shows: ({ counted, since, takenOn, ended }, { today, on, before, limitOf }) => {
    const { amount } = limitOf(vendorOffboarding).value;
    const late = ended.filter((one) => {
      const done = [one.accessClosed, one.dataDeleted].map((on) =>
        on !== undefined && on <= today ? on : today,
      );
      return done.some((on) => addDays(one.ended as IsoDate, amount) < on);
    });
    const named = (all: readonly { readonly vendor: string }[]) => all.map(({ vendor }) => vendor);
    return [
      fact(
        "vendors that are listed, of those that the source counts",
        new Set(named(takenOn)).size + new Set(named(ended)).size,
      ).is(counted),
      unlisted(before, since),
      fact(
        "vendors whose days are still to come",
        named([
          ...takenOn.filter(({ assessed, firstUsed }) => assessed > on || firstUsed > on),
          ...ended.filter((one) => one.ended > on),
        ]),
      ).isEmpty(),
      fact(
        "vendors of days before those that are listed",
        named([
          ...takenOn.filter(({ firstUsed }) => firstUsed < since),
          ...ended.filter((one) => one.ended < since),
        ]),
      ).isEmpty(),
      fact(
        "vendors that were used before they were assessed",
        named(takenOn.filter(({ assessed, firstUsed }) => firstUsed < assessed)),
      ).isEmpty(),
      fact("vendors whose access or data was not ended in time", named(late)).isEmpty(),
    ];
  },
});
