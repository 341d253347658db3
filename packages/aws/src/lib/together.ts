import { from, type Observed } from "@bylaw/core";
import { known } from "@bylaw/core/provider";

/** Many values as one, which is unreadable where one of them is. */
export function together<T>(parts: readonly Observed<T>[]): Observed<readonly T[]> {
  const [first] = parts;
  if (first === undefined) return known([]);
  if (parts.length === 1) return from(first, (one) => [one]);
  // By halves: one at a time would copy a long list as often as it is long.
  const half = Math.floor(parts.length / 2);
  return from([together(parts.slice(0, half)), together(parts.slice(half))], (a, b) => [...a, ...b]);
}
