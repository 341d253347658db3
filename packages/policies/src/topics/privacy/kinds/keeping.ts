import { type Assertion, defineEvidenceKind, fact, type IsoDate } from "@bylaw/core";
import { addDays, type DefinedKind } from "@bylaw/core/provider";
import { unlisted } from "@bylaw/evidence";
import { z } from "zod";
import { counting, day, inTime, listed, logging, noneOpen, text } from "./log.ts";

/** How old the oldest personal data of each kind are, against how long the schedule lets them be kept. */
export const personalDataAgeKind: DefinedKind = defineEvidenceKind({
  id: "personal-data-age",
  title: "Age of personal data",
  about: "company",
  schema: z.object({
    ...counting,
    data: z.array(
      z.strictObject({
        id: text,
        store: text,
        /** For how many days the schedule lets it be kept after the day that counts for it. */
        days: z.int().positive(),
        /** The oldest such day that is still there. Left out where the store is empty. */
        oldest: day.exactOptional(),
      }),
    ),
  }),
  shows: ({ counted, data }, { on }) => [
    listed(
      "kinds of personal data by store",
      counted,
      data.map(({ id, store }) => JSON.stringify([id, store])),
    ),
    fact(
      "personal data whose oldest are of a day to come",
      data
        .filter(({ oldest }) => oldest !== undefined && oldest > on)
        .map(({ id, store }) => `${id} in ${store}`),
    ).isEmpty(),
    fact(
      "personal data that are kept for too long",
      data
        .filter(({ oldest, days }) => oldest !== undefined && addDays(oldest as IsoDate, days) < on)
        .map(({ id, store }) => `${id} in ${store}`),
    ).isEmpty(),
  ],
});

/** The deletions of a month that somebody asked for or the schedule wanted, and what was found afterwards. */
export const personalDataDeletionKind: DefinedKind = defineEvidenceKind({
  id: "personal-data-deletion",
  title: "Deletions of personal data",
  about: "company",
  schema: z.object({
    ...logging,
    deletions: z.array(
      z.strictObject({
        /** A ticket or a job, never a person. */
        id: text,
        what: text,
        /** How it was made unreadable: `row deleted, backups overwritten`. */
        how: text,
        due: day,
        done: day.exactOptional(),
        /** Where it was found when it was looked for afterwards. */
        foundIn: z.array(text),
      }),
    ),
  }),
  owes: ({ deletions }, { today }) => [noneOpen("deletions", deletions, today)],
  shows: ({ counted, since, deletions }, { today, before }) => [
    unlisted(before, since),
    listed(
      "deletions",
      counted,
      deletions.map(({ id }) => id),
    ),
    inTime("deletions that were not done by their day", deletions, today),
    fact(
      "what was found after it was deleted",
      deletions.flatMap(({ id, foundIn }) => foundIn.map((place) => `${id} in ${place}`)),
    ).isEmpty(),
  ],
});

/** Personal data compared with what people say of themselves, or with where they came from. */
export const personalDataSampleKind: DefinedKind = defineEvidenceKind({
  id: "personal-data-sample",
  title: "Personal data compared",
  about: "company",
  schema: z.object({
    /** With what they were compared: `answers to the yearly mail`. */
    source: text,
    compared: z.int().positive(),
    faults: z.array(
      z.strictObject({
        /** A ticket, never a person. */
        id: text,
        what: z.enum(["inaccurate", "incomplete", "outdated", "irrelevant"]),
        mended: day.exactOptional(),
      }),
    ),
  }),
  owes: ({ faults }, { today }) => [mended(faults, today)],
  shows: ({ compared, faults }, { today }) => [
    fact("faults, each once", new Set(faults.map(({ id }) => id)).size).is(faults.length),
    fact("faults, of the records that were compared", faults.length).atMost(compared),
    mended(faults, today),
  ],
});

function mended(
  faults: readonly { readonly id: string; readonly mended?: string }[],
  today: string,
): Assertion {
  const open = faults.filter((one) => one.mended === undefined || one.mended > today);
  return fact(
    "faults that are not mended",
    open.map(({ id }) => id),
  ).isEmpty();
}
