import { verdictKinds } from "@bylaw/core/run";
import { z } from "zod";
import { type DiffDocument, FORMAT } from "./document.ts";

const text = z.string().max(20_000);
const texts = z.array(text).max(20_000);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/) as unknown as z.ZodType<`${number}-${number}-${number}`>;
const commit = z.string().regex(/^[0-9a-f]{40,64}$/);
const count = z.int().nonnegative();
const standing = z.enum([
  "pass",
  "fail",
  "waived",
  "planned",
  "advisory",
  "error",
  "not-applicable",
  "manual",
  "skipped",
]);
const many = <T extends z.ZodType>(one: T) => z.array(one).max(20_000);

const verdict = z.strictObject({
  kind: z.enum(verdictKinds),
  task: text,
  formerTask: text.exactOptional(),
  control: text,
  check: text,
  title: text,
  severity: z.enum(["critical", "high", "medium", "low"]).exactOptional(),
  fix: text,
  statements: texts,
  because: texts,
  total: count,
  was: z.partialRecord(z.union([standing, z.literal("none")]), count),
  shown: many(
    z.strictObject({
      subject: text,
      was: standing.exactOptional(),
      is: standing.exactOptional(),
      lines: texts,
    }),
  ),
});

const said = z.strictObject({
  by: text,
  level: text.exactOptional(),
  text,
  verifiedBy: texts.exactOptional(),
});

const claims = many(z.strictObject({ control: text, relation: z.enum(["primary", "supporting"]) }));
const stands = z.enum([
  "pass",
  "fail",
  "error",
  "waived",
  "planned",
  "manual",
  "skipped",
  "not-applicable",
  "gap",
  "waiting",
  "out-of-scope",
  "none",
]);

/** What a file has to be to be told of. It may come from anybody's fork: nothing that is not named here gets in. */
export const documentSchema: z.ZodType<DiffDocument> = z.strictObject({
  format: z.literal(FORMAT),
  name: text,
  commit: commit.exactOptional(),
  head: commit.exactOptional(),
  config: text,
  notes: texts,
  organization: text,
  startedAt: z.iso.datetime(),
  unread: z.array(z.strictObject({ why: text, total: z.int() })),
  blind: z.boolean(),
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  verdicts: many(verdict),
  unchanged: count,
  undecided: count,
  moved: many(z.strictObject({ was: text, is: text })),
  criteria: many(
    z.strictObject({
      framework: text,
      id: text,
      title: text,
      gained: claims,
      lost: claims,
      was: stands,
      is: stands,
    }),
  ),
  sentences: many(
    z.strictObject({
      of: z.enum(["policy", "control"]),
      id: text,
      was: said.exactOptional(),
      is: said.exactOptional(),
    }),
  ),
  policies: many(
    z.strictObject({
      policy: text,
      title: text,
      was: text,
      is: text,
      voids: z
        .strictObject({
          id: text,
          on: day,
          submittedBy: text.exactOptional(),
          reviewedBy: text.exactOptional(),
        })
        .exactOptional(),
      approval: z.enum(["approved", "not-approved", "waiting", "undecided", "not-judged"]),
      acknowledgements: texts,
      untilApproved: z.boolean(),
    }),
  ),
  parameters: many(
    z.strictObject({
      id: text,
      environment: text.exactOptional(),
      was: text,
      is: text,
      turn: z.enum(["tightened", "loosened", "changed"]),
    }),
  ),
  code: texts,
  waivers: many(
    z.strictObject({
      turn: z.enum(["granted", "removed"]),
      check: text,
      resource: text,
      scope: text.exactOptional(),
      until: day,
      reason: text,
      requestedBy: text,
      approvedBy: text,
      state: z.enum([
        "active",
        "expired",
        "over-broad",
        "exceeded",
        "faulty",
        "undecided",
        "unneeded",
        "unmatched",
        "other-window",
        "not-due",
      ]),
    }),
  ),
  backlog: many(
    z.strictObject({
      turn: z.enum(["planned", "removed"]),
      check: text.exactOptional(),
      items: texts,
      owner: text,
      until: day,
      reason: text,
    }),
  ),
  scopes: many(
    z.strictObject({
      scope: text,
      environment: text.exactOptional(),
      what: z.enum(["looked into no more", "looked into as well", "in another environment"]),
    }),
  ),
  others: many(
    z.strictObject({
      noun: z.enum([
        "program",
        "control",
        "check",
        "requirement",
        "policy",
        "waiver",
        "person",
        "criterion",
        "scope",
      ]),
      id: text,
      what: text,
      looser: z.boolean(),
    }),
  ),
});
