import type { Quantity } from "@bylaw/core";

/** Names that were read, which may be none. */
export function namesOf(amount: readonly string[]): Quantity<"names"> {
  return { unit: "names", amount };
}
