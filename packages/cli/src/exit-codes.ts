import type { BylawErrorCode } from "@bylaw/core";

/** Exit codes beyond those of a run. A run exits 0, 1, 2 or 3; see the README. */
export const USAGE = 64;
/** Something could not be decided. Also the answer to a bug, so that nothing broken is ever green. */
export const UNDECIDED = 2;
/** Integrity is broken: a damaged recording, or documents that no longer say what is defined. */
export const BROKEN = 1;

/** The exit code of an expected error. */
export function exitCodeOfError(code: BylawErrorCode): number {
  return code === "recording-damaged" || code === "documents-stale" ? BROKEN : USAGE;
}
