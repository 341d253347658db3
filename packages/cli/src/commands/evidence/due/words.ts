import type { IsoDate } from "@bylaw/core";
import type { Item, Owed } from "../owed/items.ts";

/** What is told, whatever the form. */
export interface Telling {
  readonly owed: Owed;
  readonly ahead: number;
  /** True when the program asks for anything. */
  readonly asked: boolean;
  /** True when something reads records. */
  readonly readsRecords: boolean;
}

/** What is said before the items: nothing, in most programs. */
export function noticeOf({ asked, readsRecords: reads }: Telling): readonly string[] {
  if (!asked || reads) return [];
  return [
    "Nothing reads records: the program has no evidence provider.",
    'Add evidence({ directory: "evidence" }) to providers.',
  ];
}

/** What is said where nothing is owed: `Nothing is due before 2026-05-01.` */
export function quietOf(telling: Telling): string | undefined {
  const { owed, asked } = telling;
  if (!asked) return "Nobody is asked for evidence.";
  if (noticeOf(telling).length > 0) return undefined;
  return owed.next === undefined ? "Nothing is due." : `Nothing is due before ${owed.next}.`;
}

/** The items that are told one by one. That nothing reads records is told once, for all of them. */
export function shownItems({ owed, readsRecords: reads }: Telling): readonly Item[] {
  return reads
    ? owed.items
    : owed.items.filter(
        ({ state, requirement }) => state !== "undecided" || requirement.answeredBy !== undefined,
      );
}

export function headingOf(state: Item["state"], ahead: number): string {
  if (state === "overdue") return "Overdue";
  if (state === "undecided") return "Undecided";
  if (ahead === 0) return "Due today";
  return ahead === 1 ? "Due within 1 day" : `Due within ${ahead} days`;
}

/** `since 2026-01-31`, `by 2026-04-15`; what fails though it was shown has no day. */
export function whenText({ due }: Pick<Item, "due">, asOf: IsoDate): string {
  if (due === undefined) return "";
  return due < asOf ? `since ${due}` : `by ${due}`;
}

/** How many of those who owe something are named. */
const NAMED = 3;

/** `gone, p17 and 3 more`, each as `write` writes it. */
export function whoText(who: readonly string[], write: (id: string) => string): string {
  if (who.length <= NAMED) return who.map(write).join(", ");
  const named = who.slice(0, NAMED - 1).map(write);
  return `${named.join(", ")} and ${who.length - named.length} more`;
}

/** What to do about it: the command, and where else it may be done. */
export function todoText(
  { requirement: { answeredBy }, reason, unfinished: [draft], command, state }: Item,
  reads: boolean,
): string {
  if (state === "undecided") return reason ?? "";
  if (reason !== undefined) return `${reason}; ${command}`;
  if (draft !== undefined) {
    const more = draft.more === 0 ? "" : `, and ${draft.more} more`;
    return `finish ${draft.id}: ${draft.first}${more}; ${command}`;
  }
  if (answeredBy === undefined) return command;
  const there = `where ${answeredBy.id} reads it`;
  return reads ? `${there}, or ${command}` : there;
}
