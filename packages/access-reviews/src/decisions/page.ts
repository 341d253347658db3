import { counted } from "@bylaw/core/run";
import { escapeText } from "@bylaw/reports";
import type { FrozenSystem, ListingFile } from "../listing/frozen.ts";
import { notTold } from "../listing/not-told.ts";
import { HEAD, RULE, rowOf, toldCells } from "./row.ts";

/** By system, the ids of all who may decide on its accounts; the first who does not own one stands in its line. */
export type Reviewers = Readonly<Record<string, readonly string[]>>;

/** What a file of decisions says its listing is. */
export function digestLine(digest: string): string {
  return `Listing: sha256 ${digest}`;
}

/**
 * The file that reviewers decide in, a line for each account: they write into its first three cells, in a pull request, and change
 * nothing else.
 */
export function decisionsPage(
  { listing, digest }: Pick<ListingFile, "listing" | "digest">,
  reviewers: Reviewers,
): string {
  const { review, period, opened, due, systems } = listing;
  return [
    `# Access review ${escapeText(review)}, ${escapeText(period)}`,
    "",
    `Opened on ${opened}, due by ${due}. ${digestLine(digest)}`,
    "",
    "Write into the first three cells of each line, and nowhere else: what is decided (keep, modify, revoke or escalate), by whom, and",
    "why. A reason is needed for what is modified, for what is kept of a leaver, an orphan, a shared or a dormant account, of one whose rights",
    "could not all be read, and of an unowned one, who answers for it; and for what people decide on accounts of their own.",
    ...systems.flatMap((one) => sectionOf(one, reviewers[one.system] ?? [])),
    "",
  ].join("\n");
}

/** What a section begins with. */
export function headingOf(system: string): string {
  return `## ${escapeText(system)}`;
}

function sectionOf(
  { system, source, taken, accounts, gone }: FrozenSystem,
  reviewers: readonly string[],
): readonly string[] {
  const names = gone.map(({ name }) => escapeText(name)).join(", ");
  return [
    "",
    headingOf(system),
    "",
    `${counted(accounts.length, "account")} as of ${taken}, by ${escapeText(source)}.`,
    ...notTold(accounts),
    ...(gone.length === 0 ? [] : [`Gone since the last review: ${names}.`]),
    "",
    HEAD,
    RULE,
    // Whoever decides on an account of their own writes that down themself.
    ...[...toldCells(accounts)].map(([{ owner }, told]) =>
      rowOf(told, reviewers.find((one) => one !== owner) ?? ""),
    ),
  ];
}
