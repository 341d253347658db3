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
  return thrownProblem("not-collected", `${what}: ${textOf(error)}`, error);
}

/** Beside the problems and not in them: a trace differs between machines, and belongs in no recording and no JSON. */
const thrown = new WeakMap<Problem, unknown>();

/** A problem that something thrown became. {@link thrownBy} gives that back within the process. */
export function thrownProblem(code: ReasonCode, message: string, error: unknown): Problem {
  const problem: Problem = { code, message };
  thrown.set(problem, error);
  return problem;
}

/** The same problem in other words, or under another code. */
export function reworded(problem: Problem, words: Partial<Pick<Problem, "code" | "message">>): Problem {
  const again: Problem = { ...problem, ...words };
  if (thrown.has(problem)) thrown.set(again, thrown.get(problem));
  return again;
}

/** What was thrown where a problem arose, for its stack; undefined for any other problem, and for one of a replay. */
export function thrownBy(problem: Problem): unknown {
  return thrown.get(problem);
}

/** The message of whatever was thrown. */
export function textOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return typeof error === "string" ? error : "something that is not an error was thrown";
}
