import { escapeText } from "@bylaw/reports";

/** A table of Markdown; where it has no rows, a sentence in its place. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  none: string,
): readonly string[] {
  if (rows.length === 0) return [none];
  return [
    `| ${head.join(" | ")} |`,
    `|${head.map(() => " --- |").join("")}`,
    ...rows.map((row) => `| ${row.map((cell) => escapeText(String(cell))).join(" | ")} |`),
  ];
}
