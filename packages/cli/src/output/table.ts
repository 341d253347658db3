import { clip, fold, width } from "./width.ts";

/** How a table fits a terminal. */
export interface Fit {
  /** The characters a line may have. */
  readonly width: number;
  /** The column that gives way: its cells have no colours and may be cut. Counted from 0. */
  readonly cut: number;
}

/** A cell that is cut says too little below this. */
const LEAST = 24;

/**
 * Lines up cells in columns two spaces apart. With `fit`, the cells of one column are cut so that lines fit; where that
 * leaves too little of them, the last cell of every row goes to a line of its own.
 */
export function columns(rows: readonly (readonly string[])[], fit?: Fit): string {
  if (fit === undefined) return linesOf(rows);
  const enough = Math.min(LEAST, widthsOf(rows)[fit.cut] ?? 0);
  const room = roomFor(rows, fit);
  if (room >= enough) return linesOf(cut(rows, fit.cut, room));
  const heads = rows.map((row) => row.slice(0, -1));
  const lines = linesOf(cut(heads, fit.cut, Math.max(enough, roomFor(heads, fit)))).split("\n");
  return fold(rows.map((row, at) => `${lines[at]}\n      ${row.at(-1)}\n`).join(""), fit.width);
}

function linesOf(rows: readonly (readonly string[])[]): string {
  const widths = widthsOf(rows);
  return rows
    .map((row) => row.map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - width(cell))))
    .map((cells) => `  ${cells.join("  ")}`.trimEnd())
    .map((line) => `${line}\n`)
    .join("");
}

function cut(
  rows: readonly (readonly string[])[],
  column: number,
  most: number,
): readonly (readonly string[])[] {
  return rows.map((row) => row.map((cell, at) => (at === column ? clip(cell, most) : cell)));
}

/** What the other columns leave to the one that gives way. */
function roomFor(rows: readonly (readonly string[])[], fit: Fit): number {
  const widths = widthsOf(rows);
  const others = widths.filter((_, at) => at !== fit.cut).reduce((sum, one) => sum + one, 0);
  return fit.width - others - 2 * widths.length;
}

function widthsOf(rows: readonly (readonly string[])[]): readonly number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, width(cell));
  }
  return widths;
}
