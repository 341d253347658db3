/** What is kept out of the program's branch: kept runs, and what is installed. */
const IGNORED = ["node_modules/", ".bylaw/"] as const;

/** The lines that a .gitignore lacks. */
export function ignoreLines(text: string | undefined): readonly string[] {
  const there = new Set(
    (text ?? "").split(/\r?\n/).map((line) => line.trim().replaceAll(/^(?:\*\*)?\/|\/$/g, "")),
  );
  return IGNORED.filter((line) => !there.has(line.replace(/\/$/, "")));
}

/** The text with those lines at its end. */
export function withLines(text: string | undefined, lines: readonly string[]): string {
  if (text === undefined || text === "") return lines.map((line) => `${line}\n`).join("");
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  return `${text}${text.endsWith("\n") ? "" : end}${lines.map((line) => `${line}${end}`).join("")}`;
}
