/** Lines up cells in columns two spaces apart. `width` measures a cell without its colours. */
export function columns(rows: readonly (readonly string[])[], indent = "  "): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, width(cell));
  }
  return rows
    .map((row) => {
      const cells = row.map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - width(cell)));
      return `${indent}${cells.join("  ")}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join("");
}

function width(cell: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what a colour begins with.
  return [...cell.replaceAll(/\u001b\[[0-9;]*m/g, "")].length;
}
