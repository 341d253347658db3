import type { Account } from "@bylaw/core";

/** How an account stands to the review before; `first` where its system was in none. */
export const sinceWords = ["first", "new", "changed", "unchanged"] as const;
export type SinceLast = (typeof sinceWords)[number];

/** What of an account is not as it was in the review before. When it was used last is no change. */
export function sinceLast(was: Account | undefined, is: Account): SinceLast {
  if (was === undefined) return "new";
  const told = ({ kind, rights, privileged, mfa, identity }: Account): string =>
    JSON.stringify([kind, rights, privileged, mfa, identity]);
  return told(was) === told(is) ? "unchanged" : "changed";
}
