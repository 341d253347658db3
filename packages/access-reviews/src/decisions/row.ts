import { escapeText } from "@bylaw/reports";
import type { FrozenAccount } from "../listing/frozen.ts";

/** What a reviewer writes into, and the head of what is told. */
export const HEAD =
  "| decision | by | reason | account | of | rights | MFA | last used | marks | since last |";
export const RULE = "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |";
export const PENDING = "pending";

/** How many of an account's rights a line has. */
const SHOWN = 6;

/** The cells of a line that are told, and that nobody edits; no two accounts of a system have the same. */
export function toldCells(account: FrozenAccount): string {
  const { id, name, kind, owner, rights, mfa, lastUsed, marks, since } = account;
  const cells = [
    name === id ? name : `${name} (${id})`,
    owner ?? (kind === "person" || kind === "unknown" ? "nobody" : kind),
    rights === "unknown" ? rights : rightsText(rights),
    mfa,
    lastUsed.slice(0, 10),
    marks.join(", "),
    since,
  ];
  return `| ${cells.map(escapeText).join(" | ")} |`;
}

/** A line of the file, not decided yet. */
export function rowOf(one: FrozenAccount, reviewer: string): string {
  return `| ${PENDING} | ${escapeText(reviewer)} |  ${toldCells(one)}`;
}

function rightsText(rights: readonly string[]): string {
  if (rights.length === 0) return "none";
  const more = rights.length - SHOWN;
  return `${rights.slice(0, SHOWN).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
