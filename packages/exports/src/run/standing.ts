import type { Counts, Standing } from "@bylaw/core/run";

export type { Standing };

/** Every standing, the worst first. */
export const standings = [
  "fail",
  "error",
  "skipped",
  "planned",
  "advisory",
  "waived",
  "manual",
  "pass",
  "not-applicable",
] as const satisfies readonly Standing[];

/** The worst of what there is; an error where there is nothing. */
export function worstOf(counts: Readonly<Counts>): Standing {
  return standings.find((one) => counts[one] > 0) ?? "error";
}

/** How something weighs: as it stands, or not at all. */
export type Weight = Standing | "excused";

/**
 * How something weighs in what its control comes to. Where another verification is enough it does not; where that could not be
 * decided, whether it fails could not be either.
 */
export function weightOf({ excused, mayCount }: Excuse, standing: Standing): Weight {
  if (!excused) return standing;
  if (!mayCount) return "excused";
  return standing === "fail" ? "error" : standing;
}

/** Whether something counts, in one word. */
export function countsOf({ excused, mayCount }: Excuse): "yes" | "no" | "undecided" {
  if (!excused) return "yes";
  return mayCount ? "undecided" : "no";
}

interface Excuse {
  readonly excused: boolean;
  readonly mayCount: boolean;
}

/** True for what a format may call passing. Nothing else may be. */
export function isPassing(standing: Standing): boolean {
  return standing === "pass";
}

/** True for what fails, also where that is held back: a fix mends these, and nothing that could not be decided. */
export function isFailing(standing: Standing): boolean {
  return standing === "fail" || standing === "planned" || standing === "advisory" || standing === "waived";
}

/** True for what could not be decided, or was not asked: it may be a failure. */
export function isUndecided(standing: Standing): boolean {
  return standing === "error" || standing === "skipped";
}
