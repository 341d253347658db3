import type { Account, IsoDate } from "@bylaw/core";
import { addDays } from "@bylaw/core/provider";
import type { KnownPerson } from "../person.ts";
import { isInstant } from "./not-told.ts";

/** What a reviewer must not overlook of an account, the worst first. */
export const marks = [
  "leaver",
  "orphan",
  "unowned",
  "shared",
  "dormant",
  "privileged",
  "no MFA",
  "not all read",
] as const;
export type Mark = (typeof marks)[number];

/** Whom an account belongs to. Names of accounts differ in case from one system to the next, and mean the same person. */
export function ownerOf(
  { identity }: Account,
  system: string,
  people: readonly KnownPerson[],
): KnownPerson | undefined {
  if (identity === undefined) return undefined;
  const own = people.filter(
    ({ identities }) => identities?.[system]?.toLowerCase() === identity.toLowerCase(),
  );
  return own.length === 1 ? own[0] : undefined;
}

/** The marks of an account on a day. One that was not used for more than so many days is dormant. */
export function marksOf(
  account: Account,
  owner: KnownPerson | undefined,
  { opened, dormantAfter }: { readonly opened: IsoDate; readonly dormantAfter: number },
): readonly Mark[] {
  const { kind, identity, privileged, mfa } = account;
  const latest = latestOf(account);
  const limit = addDays(opened, -dormantAfter);
  const isMarked: Readonly<Record<Mark, boolean>> = {
    leaver: owner?.end !== undefined && owner.end < opened,
    orphan: owner === undefined && (kind === "person" || kind === "unknown"),
    // What signs in by a name of its own is nobody's until somebody says who answers for it; what has none, such as a role that only
    // services take, holds no key that anybody could have.
    unowned: owner === undefined && kind === "service" && identity !== undefined,
    shared: kind === "shared",
    dormant: isInstant(latest) && latest.slice(0, 10) < limit,
    privileged: privileged === true,
    "no MFA": mfa === "off",
    "not all read": unreadOf(account).length > 0,
  };
  return marks.filter((mark) => isMarked[mark]);
}

/** The marks in words; what was not read is named behind the mark that says so. */
export function marksText(account: Account & { readonly marks: readonly Mark[] }): string {
  const words = (mark: Mark): string =>
    mark === "not all read" ? `${mark} (${unreadOf(account).join(", ")})` : mark;
  return account.marks.map(words).join(", ");
}

/** What could not be read of an account, in words. */
function unreadOf(account: Account): readonly string[] {
  const { kind, rights, privileged, mfa, lastUsed } = account;
  const facts = {
    kind,
    rights,
    privilege: privileged,
    MFA: mfa,
    [lastUsed === "never" ? "when it was made" : "last use"]: latestOf(account),
  };
  return Object.entries(facts).flatMap(([word, value]) => (value === "unknown" ? [word] : []));
}

/** When it was used last; when it was made, where it never was. */
function latestOf({ lastUsed, created }: Account): Account["lastUsed"] {
  return lastUsed === "never" ? created : lastUsed;
}
