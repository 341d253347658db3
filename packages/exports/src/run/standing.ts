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

/** True for what a format may call passing. Nothing else may be. */
export function isPassing(standing: Standing): boolean {
  return standing === "pass";
}

/** True for what could not be decided, or was not asked: it may be a failure. */
export function isUndecided(standing: Standing): boolean {
  return standing === "error" || standing === "skipped";
}
