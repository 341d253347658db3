import { escapeText } from "@bylaw/reports";
import type { FrozenAccount } from "../listing/frozen.ts";

/** What a reviewer writes into, and the head of what is told. */
export const HEAD =
  "| decision | by | reason | account | of | rights | MFA | last used | marks | since last |";
export const RULE = "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |";
export const PENDING = "pending";

/** How many of an account's rights a line has. */
const SHOWN = 6;

/**
 * The cells of each account of a system that are told, and that nobody edits. No two are the same: accounts that would be shown alike
 * have the number of their place in the listing behind them, between ticks, which no escaped name can have.
 */
export function toldCells(accounts: readonly FrozenAccount[]): ReadonlyMap<FrozenAccount, string> {
  const shown = accounts.map(({ id, name }) => escapeText(name === id ? name : `${name} (${id})`));
  const times = new Map<string, number>();
  for (const one of shown) times.set(one, (times.get(one) ?? 0) + 1);
  return new Map(
    accounts.map((account, at) => {
      const own = shown[at] ?? "";
      return [account, cellsOf(account, times.get(own) === 1 ? own : `${own} \`${at + 1}\``.trimStart())];
    }),
  );
}

function cellsOf({ kind, owner, rights, mfa, lastUsed, marks, since }: FrozenAccount, shown: string): string {
  const cells = [
    owner ?? (kind === "person" || kind === "unknown" ? "nobody" : kind),
    rights === "unknown" ? rights : rightsText(rights),
    mfa,
    lastUsed.slice(0, 10),
    marks.join(", "),
    since,
  ];
  return `| ${[shown, ...cells.map(escapeText)].join(" | ")} |`;
}

/** A line of the file, not decided yet, with the cells that are told. */
export function rowOf(told: string, reviewer: string): string {
  return `| ${PENDING} | ${escapeText(reviewer)} |  ${told}`;
}

function rightsText(rights: readonly string[]): string {
  if (rights.length === 0) return "none";
  const more = rights.length - SHOWN;
  return `${rights.slice(0, SHOWN).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
