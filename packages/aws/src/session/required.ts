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

/** A word of those that AWS documents. Any other says nothing that could be judged, and throws as {@link required} does. */
export function wordOf<W extends string>(
  operation: Operation,
  field: string,
  value: string | undefined,
  words: readonly W[],
): W {
  const word = required(operation, field, value);
  const known = words.find((one) => one === word);
  if (known !== undefined) return known;
  const said = JSON.stringify(word.slice(0, 40));
  throw answerMismatch(operation, `answered ${field} with an unknown word, ${said}`);
}

/** The same of a text that has a form, such as an account's number. */
export function formOf(operation: Operation, field: string, value: string | undefined, form: RegExp): string {
  const text = required(operation, field, value);
  if (!form.test(text)) throw answerMismatch(operation, `answered ${field} in an unknown form`);
  return text;
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
