import { defineEvidenceKind, fact, type IsoDate } from "@bylaw/core";
import { addDays, type DefinedKind, findingsSchema, openFindings } from "@bylaw/core/provider";
import { unlisted } from "@bylaw/evidence";
import { z } from "zod";
import { incidentNotice, incidentReview } from "./parameters.ts";

const text = z.string().trim().min(1);
const day = z.iso.date();

const incident = z.strictObject({
  id: text,
  what: text,
  severity: z.enum(["low", "medium", "high", "critical"]),
  /** The day on which the company knew of it. */
  known: day,
  contained: day.exactOptional(),
  /** The day on which what it broke worked again. */
  restored: day.exactOptional(),
  /** The day on which whoever is affected was told; or why there is nobody to tell. */
  told: day.exactOptional(),
  nobodyToTell: text.exactOptional(),
  /** Its cause and lessons, and the day on which they were written. */
  review: z.strictObject({ on: day, cause: text, lessons: text }).exactOptional(),
  closed: day.exactOptional(),
});
type Incident = z.infer<typeof incident>;

/** Everything that was raised as a possible incident: what was found to be none, and how each incident was handled. */
export const incidentLogKind: DefinedKind = defineEvidenceKind({
  id: "incident-log",
  title: "Incident log",
  about: "company",
  schema: z.object({
    /** The query that lists what was raised: anybody can run it again. */
    source: text,
    /** How many it counts. */
    counted: z.int().nonnegative(),
    /** The first day that is listed: the one after the log before. */
    since: day,
    dismissed: z.array(z.strictObject({ id: text, known: day, because: text })),
    incidents: z.array(incident),
    findings: findingsSchema.default([]),
  }),
  reads: [incidentNotice, incidentReview],
  shows: ({ counted, since: first, dismissed, incidents, findings }, { today, before, limitOf }) => {
    const [notice, review] = [limitOf(incidentNotice).value, limitOf(incidentReview).value];
    const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
    const isLate = (since: string, { amount }: { readonly amount: number }, done: string | undefined) =>
      addDays(since as IsoDate, amount) < (done !== undefined && done <= today ? done : today);
    return [
      fact(
        "what was raised and is listed, of what the source counts",
        new Set(idsOf([...dismissed, ...incidents])).size,
      ).is(counted),
      unlisted(before, first),
      fact(
        "what was raised on a day to come, or whose days are out of order",
        idsOf([
          ...dismissed.filter(({ known }) => known > today),
          ...incidents.filter((one) => !isInOrder(one, today)),
        ]),
      ).isEmpty(),
      fact(
        "incidents of which whoever is affected was not told in time",
        idsOf(
          incidents.filter((one) => one.nobodyToTell === undefined && isLate(one.known, notice, one.told)),
        ),
      ).isEmpty(),
      fact(
        "incidents whose cause and lessons were not written in time",
        idsOf(
          incidents.filter(
            ({ contained, review: written }) =>
              contained !== undefined && isLate(contained, review, written?.on),
          ),
        ),
      ).isEmpty(),
      fact("incidents that were closed too early", idsOf(incidents.filter(isClosedEarly))).isEmpty(),
      openFindings(findings, today),
    ];
  },
});

function isInOrder({ known, contained, restored, told, review, closed }: Incident, today: IsoDate): boolean {
  const happened = [contained, restored, told, review?.on, closed].filter((one) => one !== undefined);
  return [known, ...happened].every((one) => known <= one && one <= today);
}

/** Closed before it was contained, what it broke was restored, somebody was told and its review was written, or without. */
function isClosedEarly({ closed, contained, restored, told, nobodyToTell, review }: Incident): boolean {
  if (closed === undefined) return false;
  const before = [contained, restored, review?.on, ...(nobodyToTell === undefined ? [told] : [])];
  return before.some((one) => one === undefined || one > closed);
}
