import type { Reading } from "./facts.ts";

/** How far a verification may lie ahead of the guard's clock: that of whoever verified it may be fast. In seconds. */
export const CLOCK_SKEW_SECONDS = 30;

/**
 * No verification is older: 2000-01-01. `new Date(null)` is 1970, and seconds taken for milliseconds are January of that year, so
 * both would be a verification wherever any age is good.
 */
const EARLIEST = Date.UTC(2000, 0, 1);

// Kept, so that nothing can be put in its place later.
const { getTime } = Date.prototype;

/** How a verification stands at a moment. */
export type Verification = "good" | "none" | "too-old" | "unknown";

export function verificationOf(
  verifiedAt: Reading,
  withinSeconds: number | undefined,
  now: Date,
): Verification {
  if (verifiedAt === undefined) return "unknown";
  if (verifiedAt.answer === undefined || verifiedAt.answer === null) return "none";
  const [at, today] = [timeOf(verifiedAt.answer), timeOf(now)];
  if (!(at >= EARLIEST && at <= today + CLOCK_SKEW_SECONDS * 1000)) return "unknown";
  return withinSeconds === undefined || today - at <= withinSeconds * 1000 ? "good" : "too-old";
}

/** The time of a Date, whichever realm made it; else no number. */
export function timeOf(value: unknown): number {
  try {
    return getTime.call(value as Date);
  } catch {
    return Number.NaN;
  }
}
