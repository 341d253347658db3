import { z } from "zod";
import type { Counts } from "../run/outcome.ts";

/** A resource in its scope: `["aws/111111111111/eu-west-1", "arn:..."]`. Of a whole listing the id is the scope's. */
export type KeptResource = readonly [scope: string, id: string];

/** Over the period a failure that is planned, or of an advisory use, is a failure like any other. */
export type KeptCounts = Omit<Counts, "planned" | "advisory">;

/** What one task came to in one environment. */
export interface KeptOutcome {
  readonly counts: Readonly<KeptCounts>;
  /** Unwaived failures. */
  readonly failing: readonly KeptResource[];
  readonly waived: readonly KeptResource[];
  /** What could not be decided. */
  readonly undecided: readonly KeptResource[];
}

/** By task, then by environment; `""` is what is in none. */
export interface KeptOutcomes {
  readonly tasks: Readonly<Record<string, Readonly<Record<string, KeptOutcome>>>>;
  /** The tasks that another verification of their alternative made up for. */
  readonly excused: readonly string[];
}

/** The resources that tasks judged: each set once, and which task judged which in which environment. */
export interface KeptJudged {
  readonly sets: readonly (readonly KeptResource[])[];
  readonly tasks: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const text = z.string();
const resource = z.tuple([text, text]);
const count = z.int().nonnegative();

export const keptOutcomesSchema: z.ZodType<KeptOutcomes> = z.strictObject({
  tasks: z.record(
    text,
    z.record(
      text,
      z.strictObject({
        counts: z.strictObject({
          pass: count,
          fail: count,
          waived: count,
          error: count,
          "not-applicable": count,
          manual: count,
          skipped: count,
        }),
        failing: z.array(resource),
        waived: z.array(resource),
        undecided: z.array(resource),
      }),
    ),
  ),
  excused: z.array(text),
});

export const keptJudgedSchema: z.ZodType<KeptJudged> = z.strictObject({
  sets: z.array(z.array(resource)),
  tasks: z.record(text, z.record(text, count)),
});
