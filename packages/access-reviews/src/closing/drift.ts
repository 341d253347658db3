import type { Account } from "@bylaw/core";

/** What an account may do, or is guarded by, that is not as it was, in words. */
export interface Drift {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  /** What guards it less: `MFA off, which was on`. */
  readonly weaker: readonly string[];
  /** What guards it more: `MFA on, which was off`. */
  readonly stronger: readonly string[];
  /** What was read then, and could not be read now. */
  readonly unread: readonly string[];
  /** What could not be read then, and could be now. */
  readonly found: readonly string[];
}

const PRIVILEGE = "privilege";

/**
 * What became of an account from one listing to the next. Rights that could not be read then are held against nothing, and are told; but
 * that it is privileged, or has no MFA, is told of every account that was not known for it.
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
    weaker: is.mfa === "off" && was.mfa !== "off" ? [mfaText(was, is)] : [],
    stronger: is.mfa === "on" && was.mfa !== "on" ? [mfaText(was, is)] : [],
    unread: [
      ...(now === "unknown" && then !== "unknown" ? ["its rights"] : []),
      ...(is.privileged === "unknown" && was.privileged !== "unknown" ? ["its privilege"] : []),
      ...(is.mfa === "unknown" && was.mfa !== "unknown" ? ["its MFA"] : []),
    ],
    found: then === "unknown" && now !== "unknown" ? [`its rights: ${now.join(", ") || "none"}`] : [],
  };
}

/** What became of it, as the end of a sentence; `is as it was` where nothing did. */
export function driftText(was: Account, is: Account): string {
  const { gained, lost, weaker, stronger, unread, found } = driftOf(was, is);
  const of = (what: string, all: readonly string[]): readonly string[] =>
    all.length === 0 ? [] : [`${what} ${all.join(", ")}`];
  const has = [...of("lost", lost), ...of("gained", gained), ...weaker, ...stronger];
  const parts = [
    ...(has.length === 0 ? [] : [`has ${has.join(" and ")}`]),
    ...of("tells what was not read then,", found),
    ...of("does not tell any more", unread),
  ];
  return parts.length === 0 ? "is as it was" : parts.join("; ");
}

function mfaText({ mfa: then }: Account, { mfa }: Account): string {
  return `MFA ${mfa}, which was ${then === "unknown" ? "not read" : then}`;
}

function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return [...new Set(all)].filter((one) => !known.has(one)).sort();
}
