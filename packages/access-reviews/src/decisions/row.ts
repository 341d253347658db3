import { escapeText } from "@bylaw/reports";
import type { FrozenAccount } from "../listing/frozen.ts";
import { marksText } from "../listing/marks.ts";
import { ofText } from "../listing/of-text.ts";

/** What a reviewer writes into, and the head of what is told. */
export const HEAD =
  "| decision | by | reason | account | of | rights | MFA | last used | marks | since last |";
export const RULE = "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |";
export const PENDING = "pending";

/** How many of an account's rights a line has. */
const SHOWN = 6;

/**
 * The cells of each account of a system that are told, and that nobody edits. An account is shown by its name, and where others have
 * that too, with its id. No two are the same: those that would be shown alike even so have the number of their place in the listing
 * behind them, between ticks, which no escaped name can have.
 */
export function toldCells(accounts: readonly FrozenAccount[]): ReadonlyMap<FrozenAccount, string> {
  const named = timesOf(accounts.map(({ name }) => escapeText(name)));
  const shown = accounts.map(({ id, name }) => {
    const own = escapeText(name);
    return trimmed(named.get(own) === 1 || name === id ? own : escapeText(`${name} (${id})`));
  });
  const times = timesOf(shown);
  return new Map(
    accounts.map((account, at) => {
      const own = shown[at] ?? "";
      return [account, cellsOf(account, times.get(own) === 1 ? own : `${own} \`${at + 1}\``.trimStart())];
    }),
  );
}

/**
 * A line of a table with each of its cells trimmed, as formatters pad them; any other line as it is. A rule of whatever width is
 * {@link RULE}.
 */
export function unpadded(line: string): string {
  if (!ROW.test(line)) return line;
  const cells = (line.match(CELL) ?? []).map((cell) => trimmed(cell.slice(1)));
  const row = `| ${cells.join(" | ")} |`;
  return cells.every((cell) => /^-+$/.test(cell)) ? row.replaceAll(/-+/g, "---") : row;
}

/** A pipe that is written `\|` is none between cells. */
const CELL = /\|(?:[^|\\]|\\.)*(?=\|)/g;
const ROW = /^(?:\|(?:[^|\\]|\\.)*)+\|$/;

function trimmed(cell: string): string {
  return cell.replaceAll(/^[ \t]+|[ \t]+$/g, "");
}

function timesOf(all: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const one of all) times.set(one, (times.get(one) ?? 0) + 1);
  return times;
}

function cellsOf(account: FrozenAccount, shown: string): string {
  const { owner, rights, mfa, lastUsed, since } = account;
  const cells = [
    ofText(account, owner),
    rights === "unknown" ? rights : rightsText(rights),
    mfa,
    lastUsed.slice(0, 10),
    marksText(account),
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
