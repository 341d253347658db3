import type { z } from "zod";
import { known, type Observed, unreadable } from "../language/values/observed.ts";
import { isReadError, ReadError } from "../language/values/problem.ts";

/**
 * What `read` returns, or unreadable when it throws a {@link ReadError}: for a value that fails alone. Every other error
 * is a fault of the collector and is thrown.
 *
 * @example mfa: readable(() => flagOf(answerOf("AccountMFAEnabled")))
 */
export function readable<T>(read: () => T): Observed<T> {
  try {
    return known(read());
  } catch (error) {
    if (!isReadError(error)) throw error;
    return unreadable(error.problem);
  }
}

/**
 * The error of an answer that does not look as it should, `schema-mismatch`: `<operation> <what>.`
 *
 * @example throw answerMismatch("kms:ListKeys", "answered without Keys");
 */
export function answerMismatch(operation: string, what: string): ReadError {
  return new ReadError({ code: "schema-mismatch", message: `${operation} ${what}.`, operation });
}

/**
 * The error of an answer that stops before its end, `partial-data`: `<operation> <what>.`
 *
 * @example throw partialAnswer("github:ListTeams", "gave 20 of 40");
 */
export function partialAnswer(operation: string, what: string): ReadError {
  return new ReadError({ code: "partial-data", message: `${operation} ${what}.`, operation });
}

/**
 * The error of an answer that its schema refuses, `schema-mismatch`. It names the fields and repeats nothing of the answer.
 *
 * @example
 * const parsed = schema.safeParse(answer);
 * if (!parsed.success) throw shapeMismatch("badge:ListHolders", parsed.error);
 */
export function shapeMismatch(operation: string, { issues }: z.ZodError): ReadError {
  const fields = issues.map((issue) => issue.path.join(".")).filter((path) => path !== "");
  const where = fields.length === 0 ? "" : ` at ${fields.join(", ")}`;
  return answerMismatch(operation, `gave an answer of another shape${where}`);
}

/**
 * What a call answers, where its failure concerns one value only: a {@link ReadError} becomes absent when `absence` says
 * so, else unreadable. Every other error is thrown.
 *
 * @example
 * const policy = await observeCall(
 *   () => session.call("s3:GetBucketPolicy", { Bucket: name }),
 *   (error) => (isNamed(error, "NoSuchBucketPolicy") ? absent("s3:GetBucketPolicy", "NoSuchBucketPolicy") : undefined),
 * );
 */
export async function observeCall<T>(
  call: () => Promise<T>,
  absence: (error: ReadError) => Observed<never> | undefined = () => undefined,
): Promise<Observed<T>> {
  try {
    return known(await call());
  } catch (error) {
    if (!isReadError(error)) throw error;
    return absence(error) ?? unreadable(error.problem);
  }
}
