import { BylawError } from "@bylaw/core";

/** Why a review is not opened, or cannot go on. */
export function refused(message: string, next: string): BylawError {
  return new BylawError("review-refused", message, { next });
}
