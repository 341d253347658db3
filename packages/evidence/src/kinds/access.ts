import { defineEvidenceKind, fact } from "@bylaw/core";
import { type DefinedKind, nameKey } from "@bylaw/core/provider";
import { z } from "zod";

const text = z.string().trim().min(1);
const day = z.iso.date();
const count = z.int().nonnegative();

/** A review of who has access to what: a decision on every account, and each removal done. */
export const accessReviewKind: DefinedKind = defineEvidenceKind({
  id: "access-review",
  title: "Access review",
  about: "company",
  schema: z.object({
    systems: z
      .array(
        z.strictObject({
          system: text,
          /** The query or page that lists its accounts: anybody can ask it again. */
          source: text,
          /** The day on which it was asked. */
          taken: day,
          accounts: count,
          kept: count,
          changed: count,
          removed: count,
        }),
      )
      .min(1),
    /** What was decided and is not done yet: `github: ben, remove`. */
    open: z.array(text),
  }),
  shows: ({ systems, open }, { on, before }) => [
    ...systems.flatMap(({ system, accounts, kept, changed, removed }) => [
      fact(`accounts of ${system}`, accounts).atLeast(1),
      fact(`accounts of ${system} that are decided on`, kept + changed + removed).is(accounts),
    ]),
    fact("systems, each once", new Set(systems.map(({ system }) => system)).size).is(systems.length),
    fact(
      "systems whose accounts were listed before the last review, or after the day of this one",
      systems.filter(({ taken }) => taken < before || taken > on).map(({ system }) => system),
    ).isEmpty(),
    fact("decisions that are not carried out", open).isEmpty(),
  ],
});

/** Access that somebody was given when they started: what was approved, by whom and when, and when each was given. */
export const accessGrantKind: DefinedKind = defineEvidenceKind({
  id: "access-grant",
  title: "Access granted",
  about: "person",
  mayPrecede: true,
  schema: z.object({
    approvedBy: text,
    approvedOn: day,
    /** The systems that were approved. */
    systems: z.array(text).min(1),
    /** The systems in which an account was made, with the day of each. */
    given: z.array(z.strictObject({ system: text, on: day })).min(1),
  }),
  shows: ({ approvedBy, approvedOn, systems, given }, { on, person, whoIs }) => {
    const approved = new Set(systems.map(nameKey));
    const wrong = (test: (one: (typeof given)[number]) => boolean): readonly string[] =>
      given.filter(test).map(({ system }) => system);
    return [
      fact("systems that were given, each once", new Set(given.map(({ system }) => nameKey(system))).size).is(
        given.length,
      ),
      fact(
        "systems that were given before the day of the approval",
        wrong((one) => one.on < approvedOn),
      ).isEmpty(),
      fact(
        "systems that were given and not approved",
        wrong(({ system }) => !approved.has(nameKey(system))),
      ).isEmpty(),
      fact(
        "systems that were given after the day of the record",
        wrong((one) => one.on > on),
      ).isEmpty(),
      fact("an approval after the day of the record", approvedOn > on ? [approvedOn] : []).isEmpty(),
      fact(
        "an approval by whoever it is for",
        person !== undefined && whoIs(approvedBy) === whoIs(person) ? [approvedBy] : [],
      ).isEmpty(),
    ];
  },
});

/** What happens when somebody leaves: every account closed, every device back, or locked until it is. */
export const offboardingKind: DefinedKind = defineEvidenceKind({
  id: "offboarding",
  title: "Offboarding",
  about: "person",
  schema: z.object({
    closed: z.int().positive(),
    open: z.array(text),
    /** Devices that are neither back nor locked. */
    devicesOut: z.array(text),
  }),
  shows: ({ open, devicesOut }) => [
    fact("accounts that are still open", open).isEmpty(),
    fact("devices that are neither back nor locked", devicesOut).isEmpty(),
  ],
});
