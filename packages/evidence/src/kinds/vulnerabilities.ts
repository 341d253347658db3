import { defineEvidenceKind, fact, type IsoDate, type Parameter } from "@bylaw/core";
import { addDays, type DefinedKind } from "@bylaw/core/provider";
import { z } from "zod";

const text = z.string().trim().min(1);
const day = z.iso.date();

type Age = Parameter<"days", "atMost">;

/**
 * Defines a list of known vulnerabilities that are not mended: by severity, none is older than its parameter.
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
      open: z.array(
        z.strictObject({ id: text, severity: z.enum(["critical", "high", "medium", "low"]), found: day }),
      ),
    }),
    shows: ({ counted, open }, { on, limitOf }) => [
      fact(
        "vulnerabilities that are listed, of those that the source counts",
        new Set(open.map((one) => one.id)).size,
      ).is(counted),
      fact(
        "vulnerabilities that were found after the day of the list",
        open.filter(({ found }) => found > on).map((one) => one.id),
      ).isEmpty(),
      ...(["critical", "high", "medium"] as const).map((severity) => {
        const { amount } = limitOf(ages[severity]).value;
        const old = open.filter(
          (one) => one.severity === severity && addDays(one.found as IsoDate, amount) < on,
        );
        return fact(
          `${severity} vulnerabilities that are open for too long`,
          old.map((one) => one.id),
        ).isEmpty();
      }),
    ],
  });
}
