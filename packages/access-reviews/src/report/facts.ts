import type { Account, SystemListing } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";
import { driftText } from "../closing/drift.ts";
import { freshOf, nowIn } from "../closing/fresh.ts";
import type { DecisionMade } from "../decisions/decision.ts";
import type { FrozenAccount, FrozenListing, FrozenSystem } from "../listing/frozen.ts";

/** An account, what was decided on it, and what it is now. */
export interface DecidedAccount {
  readonly system: string;
  readonly account: FrozenAccount;
  readonly made: DecisionMade;
  /** Absent where it is listed no more. */
  readonly now?: Account;
  /** When that was looked at. */
  readonly looked: string;
}

/** A system from its first listing to the last. */
export interface DecidedSystem {
  readonly frozen: FrozenSystem;
  /** When it was listed again. */
  readonly looked: string;
  readonly now: number;
  readonly accounts: readonly DecidedAccount[];
  /** What is there and was not when the review was opened. */
  readonly appeared: readonly Account[];
}

/** The systems that are listed in the end, and that the review was not held over. */
export function otherListed(
  { systems }: FrozenListing,
  fresh: readonly SystemListing[],
): readonly SystemListing[] {
  const own = new Set(systems.map(({ system }) => system));
  return fresh.filter(({ system }) => !own.has(system)).sort((a, b) => byCodeUnits(a.system, b.system));
}

/** What a report tells, of a review that can be closed: every account has its decision, and every system its new listing. */
export function decidedSystems(
  { systems }: FrozenListing,
  made: readonly DecisionMade[],
  fresh: readonly SystemListing[],
): readonly DecidedSystem[] {
  return systems.map((frozen) => {
    const { system, accounts } = frozen;
    const looked = fresh.find((one) => one.system === system)?.taken;
    const now = freshOf(frozen, fresh);
    if (typeof now === "string" || looked === undefined)
      throw new TypeError(`${system} has no new listing: the review is open.`);
    const own = new Map(made.filter((one) => one.system === system).map((one) => [one.account, one]));
    const nowOf = nowIn(now, accounts);
    const reviewed = new Set(accounts.flatMap((one) => [one.id, nowOf(one)?.id ?? []].flat()));
    return {
      frozen,
      looked,
      now: now.size,
      accounts: accounts.map((account) => {
        const decision = own.get(account.id);
        const is = nowOf(account);
        if (decision?.decision === undefined)
          throw new TypeError(`${account.id} of ${system} is not decided: the review is open.`);
        return { system, account, made: decision, looked, ...(is !== undefined && { now: is }) };
      }),
      appeared: [...now.values()]
        .filter(({ id }) => !reviewed.has(id))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    };
  });
}

/** What became of an account that was modified or revoked, in words. */
export function proofText({ account, now, looked }: DecidedAccount): string {
  return now === undefined ? `not listed at ${looked}` : `at ${looked} it ${driftText(account, now)}`;
}

/** What became of what was kept, where it is not as it was then. */
export function changedAfter(one: DecidedAccount): string | undefined {
  const { account, made, now } = one;
  if (made.decision !== "keep") return undefined;
  if (now === undefined) return `is listed no more, at ${one.looked}`;
  const text = driftText(account, now);
  return text === driftText(account, account) ? undefined : text;
}
