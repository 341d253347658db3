import type { Account } from "@bylaw/core";

/** What an account may do that is not as it was, in words. */
export interface Drift {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  /** What was read then, and could not be read now. */
  readonly unread: readonly string[];
}

const PRIVILEGE = "privilege";

/**
 * What became of an account's rights from one listing to the next. What could not be read then is held against nothing; but that it
 * is privileged is a gain of every account that was not known to be.
 */
export function driftOf(was: Account, is: Account): Drift {
  const [then, now] = [was.rights, is.rights];
  const areBoth = then !== "unknown" && now !== "unknown";
  return {
    gained: [
      ...(areBoth ? without(now, then) : []),
      ...(is.privileged === true && was.privileged !== true ? [PRIVILEGE] : []),
      ...(was.identity?.toLowerCase() === is.identity?.toLowerCase() ? [] : ["another owner"]),
    ],
    lost: [
      ...(areBoth ? without(then, now) : []),
      ...(is.privileged === false && was.privileged === true ? [PRIVILEGE] : []),
    ],
    unread: [
      ...(now === "unknown" && then !== "unknown" ? ["its rights"] : []),
      ...(is.privileged === "unknown" && was.privileged !== "unknown" ? ["its privilege"] : []),
    ],
  };
}

function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return [...new Set(all)].filter((one) => !known.has(one)).sort();
}
