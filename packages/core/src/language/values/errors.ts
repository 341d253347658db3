/** What went wrong, in a word that never changes between releases. */
export type BylawErrorCode =
  | "invalid-definition"
  | "invalid-program"
  | "unknown-id"
  | "no-providers"
  | "recording-missing"
  | "recording-damaged"
  | "config-missing"
  | "config-broken"
  | "template-broken"
  | "unsafe-output"
  | "documents-stale"
  | "base-broken"
  | "comment-refused"
  | "review-refused"
  | "review-damaged"
  | "usage";

/**
 * An expected error: a place, a cause and the next step, without a stack trace.
 *
 * @example
 * throw new BylawError("unknown-id", "No control has the id \"mfa\".", { next: "Run bylaw explain to list all ids." });
 */
export class BylawError extends Error {
  override readonly name = "BylawError";
  readonly code: BylawErrorCode;
  /** What to do about it, as one sentence. */
  readonly next: string;

  constructor(code: BylawErrorCode, message: string, options: { next: string; cause?: unknown }) {
    super(`[bylaw] ${message}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.next = options.next;
  }
}

/** True for a {@link BylawError}, also one thrown by another copy of this package. */
export function isBylawError(error: unknown): error is BylawError {
  return error instanceof Error && error.name === "BylawError" && "next" in error;
}
