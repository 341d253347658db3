import { defineEvidenceKind, fact, type IsoDate, type Parameter } from "@bylaw/core";
import { addDays, type DefinedKind } from "@bylaw/core/provider";
import { z } from "zod";

const text = z.string().trim().min(1);
const day = z.iso.date();
const severity = z.enum(["critical", "high", "medium", "low"]);

type Age = Parameter<"days", "atMost">;

/**
 * Defines a list of known vulnerabilities: by severity, none is open for longer than its parameter, and none was when it was
 * mended.
 *
 * @example defineVulnerabilityList({ critical: criticalFix, high: highFix, medium: mediumFix })
 */
export function defineVulnerabilityList(ages: {
  readonly critical: Age;
  readonly high: Age;
  readonly medium: Age;
}): DefinedKind {
  return defineEvidenceKind({
    id: "vulnerability-list",
    title: "Open vulnerabilities",
    about: "company",
    schema: z.object({
      /** The query that lists them: anybody can run it again. */
      source: text,
      /** How many it counts. */
      counted: z.int().nonnegative(),
      open: z.array(z.strictObject({ id: text, severity, found: day })),
      /** Those that were mended since the list before: one that came and went between two lists is in neither's open ones. */
      mended: z.array(z.strictObject({ id: text, severity, found: day, mended: day })),
    }),
    reads: [ages.critical, ages.high, ages.medium],
    shows: ({ counted, open, mended }, { on, limitOf }) => [
      fact(
        "vulnerabilities that are listed, of those that the source counts",
        new Set(open.map((one) => one.id)).size,
      ).is(counted),
      fact(
        "vulnerabilities that were found after the day of the list",
        open.filter(({ found }) => found > on).map((one) => one.id),
      ).isEmpty(),
      fact(
        "vulnerabilities that were mended before they were found, or after the day of the list",
        mended.filter((one) => one.mended < one.found || one.mended > on).map((one) => one.id),
      ).isEmpty(),
      ...(["critical", "high", "medium"] as const).flatMap((of) => {
        const { amount } = limitOf(ages[of]).value;
        const isOld = (one: { readonly severity: string; readonly found: string }, until: string): boolean =>
          one.severity === of && addDays(one.found as IsoDate, amount) < until;
        return [
          fact(
            `${of} vulnerabilities that are open for too long`,
            open.filter((one) => isOld(one, on)).map((one) => one.id),
          ).isEmpty(),
          fact(
            `${of} vulnerabilities that were mended too late`,
            mended.filter((one) => isOld(one, one.mended)).map((one) => one.id),
          ).isEmpty(),
        ];
      }),
    ],
  });
}
