import { ReadError } from "@bylaw/core/provider";
import type { Operation } from "../operations/index.ts";

/**
 * A field that AWS always sends although its type is optional. Without it the answer cannot be trusted: throws a
 * `schema-mismatch` that names the operation and the field.
 */
export function required<T>(operation: Operation, field: string, value: T | undefined | null): T {
  if (value !== undefined && value !== null) return value;
  throw mismatch(operation, `answered without ${field}`);
}

/** The error of an answer that does not look as it should: `<operation> <what>.` */
export function mismatch(operation: Operation, what: string): ReadError {
  return new ReadError({ code: "schema-mismatch", message: `${operation} ${what}.`, operation });
}
