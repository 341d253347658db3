import type { Observed } from "@bylaw/core";
import { isReadError, known, unreadable } from "@bylaw/core/provider";

/** What `read` returns, or unreadable when it throws a `ReadError`: for a value that fails alone. */
export function readable<T>(read: () => T): Observed<T> {
  try {
    return known(read());
  } catch (error) {
    if (!isReadError(error)) throw error;
    return unreadable(error.problem);
  }
}
