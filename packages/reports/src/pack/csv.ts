import { showUnseen } from "@bylaw/core/run";
import { stringify } from "csv-stringify/sync";

export type Cell = string | number | undefined;

/**
 * A table that a spreadsheet opens: UTF-8 with the mark that Excel looks for. A cell that would be taken for a formula begins
 * with an apostrophe, and what cannot be seen is written out: names come from accounts that anybody may have named.
 */
export function csvText(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const shown = rows.map((row) => row.map((cell) => (typeof cell === "string" ? showUnseen(cell) : cell)));
  return stringify([[...heads], ...shown], { bom: true, escape_formulas: true, record_delimiter: "windows" });
}
