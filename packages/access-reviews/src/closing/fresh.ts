import type { Account, SystemListing } from "@bylaw/core";
import type { FrozenSystem } from "../listing/frozen.ts";
import { isInstant } from "../listing/not-told.ts";

/** The accounts of a system as they are listed now, by id. */
export type FreshAccounts = ReadonlyMap<string, Account>;

/**
 * What an account of a frozen listing is now: the one of its id, or else one that the frozen listing has not and that is the same all the
 * same, such as a user who was renamed or moved, which gives them another id. Undefined where it is gone.
 */
export function nowIn(
  fresh: FreshAccounts,
  frozen: readonly Account[],
): (account: Account) => Account | undefined {
  const known = new Set(frozen.map(({ id }) => id));
  const newcomers = [...fresh.values()].filter(({ id }) => !known.has(id));
  return (account) => fresh.get(account.id) ?? newcomers.find((one) => isSame(account, one));
}

/** True of two that are of one person, are called the same where they are nobody's, or were made at the same moment. */
function isSame(was: Account, is: Account): boolean {
  if (isInstant(was.created) && was.created === is.created && was.kind === is.kind) return true;
  if (was.identity === undefined && is.identity === undefined) return was.name === is.name;
  return was.identity?.toLowerCase() === is.identity?.toLowerCase();
}

/** The accounts that are there now, or why that is not known, as sentences. */
export function freshOf(
  { system, source, taken }: Pick<FrozenSystem, "system" | "source" | "taken">,
  fresh: readonly SystemListing[],
): FreshAccounts | string {
  const [now, second] = fresh.filter((one) => one.system === system);
  if (now === undefined)
    return "It was not listed again. List it once more, after the decisions are carried out.";
  if (second !== undefined) return "It is listed twice. Give each system once.";
  if (now.incomplete !== undefined)
    return `It is not listed whole: ${now.incomplete} What was revoked may still be there. Mend that, and list it once more.`;
  if (Date.parse(now.taken) <= Date.parse(taken))
    return "It was not listed after the review was opened. List it once more.";
  const asked = new Set(now.source.split(", "));
  const left = source.split(", ").filter((one) => !asked.has(one));
  if (left.length > 0)
    return `It is not listed by all that it was listed by when the review was opened: ${left.join(", ")} is left out. What was revoked may still be there. List it as it was.`;
  if (now.accounts.length === 0)
    return "It lists no account. Somebody can sign in to every system: look for what the query leaves out.";
  const accounts = new Map(now.accounts.map((one) => [one.id, one]));
  return accounts.size === now.accounts.length
    ? accounts
    : "It lists an account twice. Give each an id of its own.";
}
