import { clip, fold, width } from "./width.ts";

/** How a table fits a terminal. */
export interface Fit {
  /** The characters that a line may have. */
  readonly width: number;
  /** The column that gives way, counted from 0: not the last, and without colours. */
  readonly cut: number;
}

/** A cell says too little when it is cut below this. */
const LEAST = 24;

/**
 * Lines up cells in columns two spaces apart. With `fit` the last cell of a row goes to a line of its own where it does
 * not fit beside the others, and one column is cut where even these are too wide.
 */
export function columns(rows: readonly (readonly string[])[], fit?: Fit): string {
  if (fit === undefined) return linesOf(rows).join("");
  const heads = rows.map((row) => row.slice(0, -1));
  const shown = linesOf(cut(heads, fit));
  const across = Math.max(0, ...shown.map((line) => width(line.trimEnd())));
  const lines = rows.map((row, at) => {
    const [head = "", last = ""] = [shown[at]?.trimEnd(), row.at(-1)];
    const beside = `${head}${" ".repeat(across - width(head))}  ${last}`;
    return width(beside) <= fit.width ? `${beside.trimEnd()}\n` : `${head}\n      ${last}\n`;
  });
  return fold(lines.join(""), fit.width);
}

function linesOf(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = widthsOf(rows);
  return rows
    .map((row) => row.map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - width(cell))))
    .map((cells) => `  ${cells.join("  ")}`.trimEnd())
    .map((line) => `${line}\n`);
}

function cut(rows: readonly (readonly string[])[], fit: Fit): readonly (readonly string[])[] {
  const widths = widthsOf(rows);
  const others = widths.filter((_, at) => at !== fit.cut).reduce((sum, one) => sum + one, 0);
  const room = Math.max(LEAST, fit.width - others - 2 * widths.length);
  return rows.map((row) => row.map((cell, at) => (at === fit.cut ? clip(cell, room) : cell)));
}

function widthsOf(rows: readonly (readonly string[])[]): readonly number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, width(cell));
  }
  return widths;
}
