import { defineEvidenceKind, fact } from "@bylaw/core";
import type { DefinedKind } from "@bylaw/core/provider";
import { unlisted } from "@bylaw/evidence";
import { z } from "zod";
import { day, inOrder, inTime, listed, logging, noneOpen, ofDays, text } from "./log.ts";

const answered = {
  /** A ticket, never a person. */
  id: text,
  received: day,
  due: day,
  done: day.exactOptional(),
};

/** What people asked of the data that the company holds of them, and what they were answered. */
export const personRequestLogKind: DefinedKind = defineEvidenceKind({
  id: "person-request-log",
  title: "Requests of people",
  about: "company",
  schema: z.object({
    ...logging,
    requests: z.array(
      z.strictObject({
        ...answered,
        asks: z.enum(["access", "correction", "account of data and disclosures"]),
        /** How it was made sure that it was they who asked. */
        identified: text,
        outcome: z.enum(["open", "granted", "refused"]),
        /** Of what was refused, the reason in the words that they were told. */
        reason: text.exactOptional(),
        /** Third parties that hold what was corrected, with the day on which each was told. */
        thirdParties: z.array(z.strictObject({ name: text, told: day.exactOptional() })),
      }),
    ),
  }),
  owes: ({ requests }, { today }) => [noneOpen("requests", requests, today)],
  shows: ({ counted, since, requests }, { today, on, before }) => [
    unlisted(before, since),
    ofDays(
      "requests",
      requests.map(({ id, received }) => ({ id, day: received })),
      { since, through: on },
    ),
    listed(
      "requests",
      counted,
      requests.map(({ id }) => id),
    ),
    inTime("requests that were not answered by their day", requests, today),
    inOrder("requests that were answered before they came", requests),
    fact(
      "requests that are open and have a day of answer, or the other way round",
      requests
        .filter(({ outcome, done }) => (outcome === "open") !== (done === undefined))
        .map(({ id }) => id),
    ).isEmpty(),
    fact(
      "refusals without the reason that was told",
      requests
        .filter(({ outcome, reason }) => outcome === "refused" && reason === undefined)
        .map(({ id }) => id),
    ).isEmpty(),
    fact(
      "corrections that a third party was not told of",
      requests
        .filter(({ asks, outcome }) => asks === "correction" && outcome === "granted")
        .flatMap(({ id, thirdParties }) =>
          thirdParties
            .filter(({ told }) => told === undefined || told > today)
            .map(({ name }) => `${id}: ${name}`),
        ),
    ).isEmpty(),
  ],
});

/** Questions, complaints and disputes about personal data, and how each ended. */
export const privacyComplaintLogKind: DefinedKind = defineEvidenceKind({
  id: "privacy-complaint-log",
  title: "Privacy complaints",
  about: "company",
  schema: z.object({
    ...logging,
    complaints: z.array(
      z.strictObject({
        ...answered,
        what: text,
        /** What was done, in the words that the person was told. */
        answer: text.exactOptional(),
      }),
    ),
  }),
  owes: ({ complaints }, { today }) => [noneOpen("complaints", complaints, today)],
  shows: ({ counted, since, complaints }, { today, on, before }) => [
    unlisted(before, since),
    ofDays(
      "complaints",
      complaints.map(({ id, received }) => ({ id, day: received })),
      { since, through: on },
    ),
    listed(
      "complaints",
      counted,
      complaints.map(({ id }) => id),
    ),
    inTime("complaints that were not answered by their day", complaints, today),
    inOrder("complaints that were answered before they came", complaints),
    fact(
      "complaints with a day of answer and no answer",
      complaints.filter(({ done, answer }) => done !== undefined && answer === undefined).map(({ id }) => id),
    ).isEmpty(),
  ],
});
