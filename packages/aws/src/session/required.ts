import { answerMismatch } from "@bylaw/core/provider";
import type { Operation } from "../operations/index.ts";

/**
 * A field that AWS always sends although its type is optional. Without it the answer cannot be trusted: throws a
 * `schema-mismatch` that names the operation and the field.
 */
export function required<T>(operation: string, field: string, value: T | undefined | null): T {
  if (value !== undefined && value !== null) return value;
  throw answerMismatch(operation, `answered without ${field}`);
}

/**
 * Reads fields of an answer, or of an item in it, that AWS always sends. Each throws as {@link required} does.
 *
 * @example
 * const field = answerOf("kms:ListKeys", key);
 * field("KeyArn");
 */
export function answerOf<A extends object>(
  operation: Operation,
  answer: A,
): <K extends keyof A & string>(field: K) => NonNullable<A[K]> {
  return <K extends keyof A & string>(field: K) =>
    required(operation, field, answer[field]) as NonNullable<A[K]>;
}

/** A word of an answer, which has to be one that is known here: what another one means cannot be. Throws as {@link required} does. */
export function knownWord(
  operation: Operation,
  field: string,
  word: string,
  known: readonly string[],
): string {
  if (known.includes(word)) return word;
  throw answerMismatch(
    operation,
    `answered ${field} with an unknown word, ${JSON.stringify(word.slice(0, 40))}`,
  );
}
