import type { Account } from "@bylaw/core";
import { listText } from "@bylaw/core/provider";
import { counted } from "@bylaw/core/run";

/** What a system can leave untold, and how that is said. */
const WORDS = { created: "when an account was made", lastUsed: "when it was last used" } as const;

/**
 * What a system tells of none of its accounts, or only of some, as a sentence; nothing where it tells all. It is said once, and marks no
 * account: what could not be read of one marks that.
 */
export function notTold(accounts: readonly Account[]): readonly string[] {
  const untold = (["created", "lastUsed"] as const).flatMap((field) => {
    const count = accounts.filter((one) => one[field] === "not told").length;
    const of = count === accounts.length ? "" : ` (of ${counted(count, "account")})`;
    return count === 0 ? [] : [`${WORDS[field]}${of}`];
  });
  if (untold.length === 0) return [];
  const isDormantUntold = accounts.some(({ lastUsed }) => lastUsed === "not told");
  const dormant = isDormantUntold ? " What it does not tell makes no account dormant." : "";
  return [`This system does not tell ${listText(untold)}.${dormant}`];
}

/** True of a moment, and not of a word that stands for none. */
export function isInstant(time: Account["lastUsed"]): boolean {
  return time !== "never" && time !== "unknown" && time !== "not told";
}
