import { days, defineEvidenceKind, fact, type IsoDate } from "@bylaw/core";
import { addDays, type DefinedKind } from "@bylaw/core/provider";
import { z } from "zod";
import { alertReviewInterval, logRetention } from "./parameters.ts";

const text = z.string().trim().min(1);
const day = z.iso.date();
const count = z.int().nonnegative();

/** How the logs are kept, as the settings of the place say. */
export const logKeepingKind: DefinedKind = defineEvidenceKind({
  id: "log-keeping",
  title: "How logs are kept",
  about: "company",
  schema: z.object({
    place: text,
    logs: z
      .array(
        z.strictObject({
          system: text,
          keptDays: count,
          /** Whose acts it records, each by the name that they have in `mayChange`. */
          records: z.union([z.literal("everybody"), z.array(text).min(1)]),
          /** Who could change or delete it before its days are over, or lift what forbids it; nobody under a lock that nobody can lift. */
          mayChange: z.array(text),
        }),
      )
      .min(1),
    /** Cloud accounts and production systems whose logs are elsewhere, or nowhere. */
    missing: z.array(text),
  }),
  shows: ({ logs, missing }, { limitOf }) => [
    ...logs.map(({ system, keptDays }) =>
      fact(`days that the logs of ${system} are kept`, days(keptDays)).atLeast(limitOf(logRetention)),
    ),
    fact(
      "logs that those can change whose acts they record",
      logs.flatMap(({ system, records, mayChange }) =>
        mayChange
          .filter((one) => records === "everybody" || records.includes(one))
          .map((one) => `${system}: ${one}`),
      ),
    ).isEmpty(),
    fact("systems whose logs are not in that place", missing).isEmpty(),
  ],
});

/** The days on which alerts were reviewed, in a row since the log before, and what came of each alert. */
export const alertTriageKind: DefinedKind = defineEvidenceKind({
  id: "alert-triage",
  title: "Review of alerts",
  about: "company",
  schema: z.object({
    /** The query that lists the alerts: anybody can run it again. */
    source: text,
    /** How many it counts from the review of `since` to that of the record's day. */
    counted: count,
    /** The day of the log before; in the first log, the day before reviews began. */
    since: day,
    reviewed: z
      .array(
        z.strictObject({
          on: day,
          by: text,
          alerts: count,
          harmless: count,
          /** Those that became an incident, or part of one. */
          raised: count,
        }),
      )
      .min(1),
  }),
  shows: ({ counted, since, reviewed }, { on, limitOf }) => {
    const { amount } = limitOf(alertReviewInterval).value;
    const dates = reviewed.map((one) => one.on).sort();
    const holes = dates.flatMap((to, at) => {
      const last = (at === 0 ? since : dates[at - 1]) as IsoDate;
      return addDays(last, amount) < to ? [`${last} to ${to}`] : [];
    });
    return [
      fact("days of review, each once", new Set(dates).size).is(dates.length),
      fact(
        "days of review that the log before has",
        dates.filter((one) => one <= since),
      ).isEmpty(),
      fact("the last day of review, which is that of the record", dates.at(-1) ?? "none").is(on),
      fact("spans without a review that are too long", holes).isEmpty(),
      fact(
        "alerts that were reviewed, of those that the source counts",
        reviewed.reduce((sum, { alerts }) => sum + alerts, 0),
      ).is(counted),
      fact(
        "days with alerts of which nothing came, or with more outcomes than alerts",
        reviewed.filter(({ alerts, harmless, raised }) => harmless + raised !== alerts).map((one) => one.on),
      ).isEmpty(),
    ];
  },
});
