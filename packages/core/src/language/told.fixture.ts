import { isBylawError } from "./values/errors.ts";

/** What a definition that does not fit is told: what is wrong, and what to do about it. */
export function told(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    if (isBylawError(error)) return `${error.message.replace("[bylaw] ", "")} ${error.next}`;
    throw error;
  }
  return "nothing";
}
