import { plainText } from "@bylaw/core/run";
import type { Io } from "../../../io.ts";
import { columns } from "../../../output/table.ts";
import type { Item } from "../owed/items.ts";
import {
  headingOf,
  noticeOf,
  quietOf,
  shownItems,
  type Telling,
  todoText,
  whenText,
  whoText,
} from "./words.ts";

/** What is owed, as text: a block for each urgency, a line for each requirement, and nothing else. */
export function dueText(telling: Telling, io: Pick<Io, "color" | "columns">): string {
  const [notice, next] = noticeOf(telling);
  const told = notice === undefined ? [] : [`${notice}\n  ${next}\n`];
  const items = shownItems(telling);
  const blocks = (["overdue", "due", "undecided"] as const).flatMap((state) => {
    const own = items.filter((item) => item.state === state);
    return own.length === 0 ? [] : [blockText(own, state, telling, io)];
  });
  const quiet = blocks.length === 0 ? quietOf(telling) : undefined;
  return [...told, ...(quiet === undefined ? [] : [`${quiet}\n`]), ...blocks].join("\n");
}

function blockText(
  items: readonly Item[],
  state: Item["state"],
  { owed, ahead, readsRecords }: Telling,
  io: Pick<Io, "color" | "columns">,
): string {
  const heading = headingOf(state, ahead);
  const isDated = state !== "undecided" || items.some(({ due }) => due !== undefined);
  const rows = items.map((item) => {
    const { id } = item.requirement;
    const who = whoText(item.who, plainText);
    const todo = plainText(todoText(item, readsRecords));
    const when = whenText(item, owed.asOf);
    return isDated ? [id, when || (state === "undecided" ? "" : "fails"), who, todo] : [id, who, todo];
  });
  const cut = isDated ? 2 : 1;
  const bold = state === "overdue" ? io.color.red(io.color.bold(heading)) : io.color.bold(heading);
  return `${bold}\n${columns(rows, { width: io.columns, cut })}`;
}
