import { markdownText } from "@bylaw/exports";
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

/** The same as a Markdown table. Whatever a record or a listing says is text in it, and nothing else. */
export function dueMarkdown(telling: Telling): string {
  const { owed, ahead, readsRecords } = telling;
  const items = shownItems(telling);
  const notice = noticeOf(telling).map(markdownText).join(" ");
  const rows = items.map((item) => {
    const todo = todoText(item, readsRecords);
    return [
      headingOf(item.state, ahead),
      markdownText(item.requirement.id),
      whenText(item, owed.asOf) || (item.state === "undecided" ? "" : "fails"),
      whoText(item.who, markdownText),
      todo === item.command ? `\`${item.command}\`` : markdownText(todo),
    ];
  });
  const quiet = rows.length === 0 ? quietOf(telling) : undefined;
  const table = rows.length === 0 ? [] : [HEAD, RULE, ...rows].map((cells) => `| ${cells.join(" | ")} |\n`);
  const paragraphs = [notice, quiet ?? ""].filter((text) => text !== "").map((text) => `${text}\n`);
  return [...paragraphs, ...(table.length === 0 ? [] : [table.join("")])].join("\n");
}

const HEAD = ["urgency", "evidence", "when", "who", "what to do"] as const;
const RULE = HEAD.map(() => "---");
