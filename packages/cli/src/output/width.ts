// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what a colour begins with.
const COLOR = /\u001b\[[0-9;]*m/g;

/** How many characters a text shows, without its colours. */
export function width(text: string): number {
  return [...text.replaceAll(COLOR, "")].length;
}

/** A text without colours, cut to a width. What is cut ends in `…`. */
export function clip(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, Math.max(most - 1, 0))
        .join("")
        .trimEnd()}…`;
}

/**
 * Breaks lines that are too long at their last space, and indents what follows two more than the line itself. A word
 * that is longer than a line, such as an ARN, stays whole: it can still be copied.
 */
export function fold(text: string, most: number): string {
  return text
    .split("\n")
    .flatMap((line) => (width(line) <= most ? [line] : folded(line, most)))
    .join("\n");
}

/** What begins a line is no command to a CI runner, whatever it was within one. */
function unarmed(word: string): string {
  return word.replace(/^::/, ": :");
}

function folded(line: string, most: number): readonly string[] {
  const [indent = ""] = /^ */.exec(line) ?? [];
  const lines: string[] = [];
  let current = "";
  for (const word of line.slice(indent.length).match(/\s*\S+/g) ?? []) {
    const next = current === "" ? word.trimStart() : current + word;
    const margin = lines.length === 0 ? indent : `${indent}  `;
    if (current !== "" && width(margin + next) > most) {
      lines.push(margin + current);
      current = unarmed(word.trimStart());
    } else current = next;
  }
  return [...lines, (lines.length === 0 ? indent : `${indent}  `) + current];
}
