import { days, defineEvidenceKind, fact, hours, type IsoDate } from "@bylaw/core";
import { addDays, type DefinedKind, findingsSchema, openFindings } from "@bylaw/core/provider";
import { z } from "zod";
import { backupInterval, recoveryPoint, recoveryTime } from "./parameters.ts";

const text = z.string().trim().min(1);

/** The backups of every data store: when the last good one was made, and how far apart they lay. */
export const backupReportKind: DefinedKind = defineEvidenceKind({
  id: "backup-report",
  title: "Backup report",
  about: "company",
  schema: z.object({
    /** The query that lists the data stores and their backups: anybody can run it again. */
    source: text,
    /** How many data stores it counts. */
    counted: z.int().positive(),
    stores: z.array(
      z.strictObject({
        store: text,
        lastGood: z.iso.date(),
        /** Days from one good backup to the next, where the most lie between them: 1 when there is one a day. */
        longestGap: z.int().nonnegative(),
      }),
    ),
  }),
  reads: [backupInterval],
  shows: ({ counted, stores }, { on, limitOf }) => {
    const limit = limitOf(backupInterval);
    const stale = stores.filter(
      ({ lastGood }) => lastGood > on || addDays(lastGood as IsoDate, limit.value.amount) < on,
    );
    return [
      fact(
        "data stores that are listed, of those that the source counts",
        new Set(stores.map(({ store }) => store)).size,
      ).is(counted),
      fact(
        "data stores whose last good backup is too old, or still to come",
        stale.map(({ store }) => store),
      ).isEmpty(),
      fact(
        "the most days between good backups",
        days(Math.max(0, ...stores.map(({ longestGap }) => longestGap))),
      ).atMost(limit),
    ];
  },
});

/** A restore of production data that was tried: how long it took, how much it lost, and whether the rest was whole. */
export const restoreTestKind: DefinedKind = defineEvidenceKind({
  id: "restore-test",
  title: "Restore test",
  about: "company",
  schema: z.object({
    participants: z.array(text).min(1),
    /** The data store, and the backup that was taken. */
    store: text,
    backup: text,
    /** Hours from the start until it could be worked with. */
    hoursTaken: z.number().positive(),
    /** Hours from the newest data that came back to the moment at which the store was taken as lost. */
    hoursLost: z.number().nonnegative(),
    /** What was compared to tell that the data is whole, and whether it was. */
    compared: text,
    whole: z.boolean(),
    findings: findingsSchema.default([]),
  }),
  reads: [recoveryTime, recoveryPoint],
  shows: ({ hoursTaken, hoursLost, whole, findings }, { today, limitOf }) => [
    fact("the time that the restore took", hours(hoursTaken)).atMost(limitOf(recoveryTime)),
    fact("the newest data that it lost", hours(hoursLost)).atMost(limitOf(recoveryPoint)),
    fact("what was restored is whole", whole).is(true),
    openFindings(findings, today),
  ],
});
