import { z } from "zod";

/** Why something could not be decided. Never renamed: reports and evidence carry these words. */
export const reasonCodes = [
  "access-denied",
  "ambiguous-absence",
  "ambiguous-scope",
  "assertion-threw",
  "dependency-failed",
  "empty-population",
  "network",
  "no-assertions",
  "not-collected",
  "partial-data",
  "schema-mismatch",
  "stale-evidence",
  "throttled",
  "timeout",
  "unavailable",
  "unopened-value",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Why a value, a resource or a listing could not be read or decided. */
export interface Problem {
  readonly code: ReasonCode;
  /** One sentence, with no stack trace and no secret. */
  readonly message: string;
  /** The provider's operation that was asked, such as `kms:GetKeyRotationStatus`. */
  readonly operation?: string;
  /** The permission that would let it answer, such as `kms:GetKeyRotationStatus` or `Administration: read`. */
  readonly permission?: string;
}

export const problemSchema: z.ZodType<Problem> = z.strictObject({
  code: z.enum(reasonCodes),
  message: z.string(),
  operation: z.string().exactOptional(),
  permission: z.string().exactOptional(),
});

/**
 * Thrown by a session when a read fails for good. Collectors let it pass: the runner turns it into `error`
 * observations that carry the problem.
 */
export class ReadError extends Error {
  override readonly name = "ReadError";
  readonly problem: Problem;

  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(problem.message, options);
    this.problem = problem;
  }
}

/** True for a {@link ReadError}, also one thrown by another copy of this package. */
export function isReadError(error: unknown): error is ReadError {
  return error instanceof Error && error.name === "ReadError" && "problem" in error;
}

/** What was thrown, as a problem: a {@link ReadError}'s own, else `not-collected` with what failed. */
export function problemOf(error: unknown, what: string): Problem {
  if (isReadError(error)) return error.problem;
  return { code: "not-collected", message: `${what}: ${textOf(error)}` };
}

/** The message of whatever was thrown. */
export function textOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return typeof error === "string" ? error : "something that is not an error was thrown";
}
