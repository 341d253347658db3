import type { BylawErrorCode } from "@bylaw/core";

/** What each exit code means, in every command. */
export const exitTexts = {
  0: "good",
  1: "a check fails, or integrity is broken: a damaged recording, a document that differs",
  2: "something is undecided or incomplete: a read that failed, a criterion in scope that no control satisfies",
  3: "work was skipped that was not allowed",
  64: "the command or the program is wrong",
} as const;
export type ExitCode = keyof typeof exitTexts;

/** Which code a run ends with where several apply. */
export const PRECEDENCE =
  "Where several apply, 2 wins over 1, and 1 over 3. Waived failures alone exit 0, and are counted.";

export const USAGE = 64 satisfies ExitCode;
/** Also the answer to a bug, so that nothing broken is ever green. */
export const UNDECIDED = 2 satisfies ExitCode;
export const BROKEN = 1 satisfies ExitCode;

/** The exit code of an expected error. */
export function exitCodeOfError(code: BylawErrorCode): ExitCode {
  if (code === "base-broken" || code === "comment-refused" || code === "review-refused") return UNDECIDED;
  return code === "recording-damaged" || code === "documents-stale" || code === "review-damaged"
    ? BROKEN
    : USAGE;
}
