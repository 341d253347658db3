import { defineEvidenceKind, fact } from "@bylaw/core";
import { type DefinedKind, findingsSchema, openFindings } from "@bylaw/core/provider";
import { unlisted } from "@bylaw/evidence";
import { z } from "zod";
import { counting, type Dated, day, inTime, listed, logging, noneOpen, ofDays, text } from "./log.ts";

/** What personal data went to whom, and on what basis. */
export const disclosureLogKind: DefinedKind = defineEvidenceKind({
  id: "disclosure-log",
  title: "Disclosures",
  about: "company",
  schema: z.object({
    ...logging,
    disclosures: z.array(
      z.strictObject({
        id: text,
        on: day,
        data: text,
        to: text,
        basis: z.enum(["consent", "contract", "law", "none"]),
        /** Which one: `consent of the sign-up form`, `court order 12`. */
        which: text,
      }),
    ),
  }),
  shows: ({ counted, since, disclosures }, { on: through, before }) => [
    unlisted(before, since),
    ofDays(
      "disclosures",
      disclosures.map(({ id, on }) => ({ id, day: on })),
      { since, through },
    ),
    listed(
      "disclosures",
      counted,
      disclosures.map(({ id }) => id),
    ),
    fact(
      "disclosures without a basis",
      disclosures.filter(({ basis }) => basis === "none").map(({ id }) => id),
    ).isEmpty(),
  ],
});

/** What personal data got out that should not have, and who was told of it. */
export const unauthorisedDisclosureLogKind: DefinedKind = defineEvidenceKind({
  id: "unauthorised-disclosure-log",
  title: "Unauthorised disclosures",
  about: "company",
  schema: z.object({
    ...logging,
    disclosures: z.array(
      z.strictObject({
        id: text,
        detected: day,
        data: text,
        /** How many people's they are, as far as is known. */
        people: z.int().nonnegative(),
        /** To whom notice is owed, and by when; where nobody is owed any, why. */
        notices: z.array(
          z.strictObject({
            to: z.enum(["the people", "a regulator", "others"]),
            who: text,
            due: day,
            done: day.exactOptional(),
          }),
        ),
        noNotice: text.exactOptional(),
      }),
    ),
  }),
  owes: ({ disclosures }, { today }) => [noneOpen("notices", noticesOf(disclosures), today)],
  shows: ({ counted, since, disclosures }, { today, on, before }) => [
    unlisted(before, since),
    ofDays(
      "unauthorised disclosures",
      disclosures.map(({ id, detected }) => ({ id, day: detected })),
      { since, through: on },
    ),
    listed(
      "unauthorised disclosures",
      counted,
      disclosures.map(({ id }) => id),
    ),
    fact(
      "unauthorised disclosures with neither a notice nor why none is owed",
      disclosures
        .filter(({ notices, noNotice }) => notices.length === 0 && noNotice === undefined)
        .map(({ id }) => id),
    ).isEmpty(),
    inTime("notices that were not given by their day", noticesOf(disclosures), today),
  ],
});

interface Notified {
  readonly id: string;
  readonly notices: readonly (Omit<Dated, "id"> & { readonly who: string })[];
}

function noticesOf(disclosures: readonly Notified[]): readonly Dated[] {
  return disclosures.flatMap(({ id, notices }) =>
    notices.map((one) => ({ ...one, id: `${id}: ${one.who}` })),
  );
}

/** The vendors that get personal data: what each has promised, and how it was held to that. */
export const processorListKind: DefinedKind = defineEvidenceKind({
  id: "processor-list",
  title: "Processors of personal data",
  about: "company",
  schema: z.object({
    ...counting,
    processors: z.array(
      z.strictObject({
        id: text,
        data: text,
        contract: text,
        /** It promises to protect personal data as the company does. */
        protects: z.boolean(),
        /** It promises to tell the company of unauthorised disclosures, actual or suspected. */
        reports: z.boolean(),
        /** How it was seen that it keeps its word: `SOC 2 report of 2026, section 4`. */
        seen: text,
      }),
    ),
    findings: findingsSchema,
  }),
  shows: ({ counted, processors, findings }, { today }) => [
    listed(
      "processors",
      counted,
      processors.map(({ id }) => id),
    ),
    fact(
      "processors that have not promised to protect personal data",
      processors.filter(({ protects }) => !protects).map(({ id }) => id),
    ).isEmpty(),
    fact(
      "processors that have not promised to report unauthorised disclosures",
      processors.filter(({ reports }) => !reports).map(({ id }) => id),
    ).isEmpty(),
    openFindings(findings, today),
  ],
});
