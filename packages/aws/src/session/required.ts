import { answerMismatch } from "@bylaw/core/provider";
import type { Operation } from "../operations/index.ts";

/**
 * A field that AWS always sends although its type is optional. Without it the answer cannot be trusted: throws a
 * `schema-mismatch` that names the operation and the field.
 */
export function required<T>(operation: Operation, field: string, value: T | undefined | null): T {
  if (value !== undefined && value !== null) return value;
  throw answerMismatch(operation, `answered without ${field}`);
}
