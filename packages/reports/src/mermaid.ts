import { oneLine } from "./markdown.ts";

/** What the text of a chart shows as it is. Everything else is written as Mermaid writes characters: `#35;`. */
const PLAIN = /[\p{L}\p{M}\p{N} ,()/]/u;

/** Two dollars make a formula of what stands between, and a backslash with an n a break. A character that nobody sees parts them. */
const PARTED = new Set(["$", "\\"]);
const UNSEEN = "#8288;";

/** One line of text between the quotes of a Mermaid chart: no markup, directive, link or end of the fence can come of it. */
export function mermaidText(value: string): string {
  return [...oneLine(value)].map(written).join("");
}

function written(character: string): string {
  if (PLAIN.test(character)) return character;
  return `#${character.codePointAt(0)};${PARTED.has(character) ? UNSEEN : ""}`;
}
