import { defineEvidenceKind, fact } from "@bylaw/core";
import type { DefinedKind } from "@bylaw/core/provider";
import { z } from "zod";
import { count, counting, day, listed, text } from "./log.ts";

const MATTERS = [
  "what is collected",
  "purposes",
  "choices and consent",
  "use",
  "retention",
  "disposal",
  "access and correction",
  "disclosure to third parties",
  "security",
  "accuracy",
  "questions and complaints",
] as const;

/** The privacy notice: what it says, where it stands, and who was told of what changed. */
export const privacyNoticeKind: DefinedKind = defineEvidenceKind({
  id: "privacy-notice",
  title: "Privacy notice",
  about: "company",
  schema: z.object({
    address: z.url(),
    /** The day that it says it is of. */
    dated: day,
    says: z.array(z.enum(MATTERS)),
    /** Each place at which personal data are collected, and whether the notice is at hand there. */
    places: z.array(z.strictObject({ place: text, atHand: z.boolean() })).min(1),
    /** What the company does otherwise than the notice says. */
    differences: z.array(text),
    /** What changed since the last time, from when, and when people were told. */
    changes: z.array(z.strictObject({ what: text, effective: day, told: day })),
  }),
  shows: ({ says, places, differences, changes }) => [
    fact(
      "what the notice does not speak of",
      MATTERS.filter((matter) => !says.includes(matter)),
    ).isEmpty(),
    fact(
      "places of collection where the notice is not at hand",
      places.filter(({ atHand }) => !atHand).map(({ place }) => place),
    ).isEmpty(),
    fact("what is done otherwise than the notice says", differences).isEmpty(),
    fact(
      "changes that people were told of after they took effect",
      changes.filter(({ told, effective }) => told > effective).map(({ what }) => what),
    ).isEmpty(),
  ],
});

/** For each purpose, the choice that people are given, and that their consent is there before their data. */
export const consentCheckKind: DefinedKind = defineEvidenceKind({
  id: "consent-check",
  title: "Consents checked",
  about: "company",
  schema: z.object({
    purposes: z
      .array(
        z.strictObject({
          purpose: text,
          /** The choice in the words that people read, and what follows from each answer. */
          choice: text,
          consequences: text,
          consent: z.enum(["explicit", "implied", "not needed"]),
          /** Why it takes that consent, or none. */
          because: text,
          /** How many people's data it uses, and how many of them have a consent on record: of what is explicit. */
          people: count,
          consents: count,
          /** Consents whose day is after that of the data, by their number. */
          late: z.array(text),
          /** People who said no or took it back, whose data it still uses, by their number. */
          against: z.array(text),
        }),
      )
      .min(1),
  }),
  shows: ({ purposes }) => [
    fact("purposes, each once", new Set(purposes.map(({ purpose }) => purpose)).size).is(purposes.length),
    ...purposes.flatMap(({ purpose, consent, people, consents, late, against }) => [
      ...(consent === "explicit"
        ? [
            fact(`explicit consents to ${purpose}, of the people whose data it uses`, consents).is(people),
            fact(`consents to ${purpose} that came after the data`, late).isEmpty(),
          ]
        : []),
      fact(`people whose data ${purpose} uses against their choice`, against).isEmpty(),
    ]),
  ],
});

/** Every kind of personal data that systems hold: what it is for, and that it is collected and used for nothing else. */
export const personalDataRegisterKind: DefinedKind = defineEvidenceKind({
  id: "personal-data-register",
  title: "Register of personal data",
  about: "company",
  schema: z.object({
    ...counting,
    data: z.array(
      z.strictObject({
        id: text,
        /** The purpose that the notice states. */
        purpose: text,
        needed: z.boolean(),
        /** What it is used for as the systems show it, beside its purpose. */
        otherUses: z.array(text),
      }),
    ),
  }),
  shows: ({ counted, data }) => [
    listed(
      "kinds of personal data",
      counted,
      data.map(({ id }) => id),
    ),
    fact(
      "personal data that no stated purpose needs",
      data.filter(({ needed }) => !needed).map(({ id }) => id),
    ).isEmpty(),
    fact(
      "uses beside the stated purpose",
      data.flatMap(({ id, otherUses }) => otherUses.map((use) => `${id}: ${use}`)),
    ).isEmpty(),
  ],
});
