import { readFile } from "node:fs/promises";
import { BylawError } from "@bylaw/core";
import { nearestIds } from "@bylaw/core/run";
import { CsvError, parse } from "csv-parse/sync";

/** One line of a CSV, by the two columns that are asked for. Nothing else of it is kept. */
export interface Row {
  /** The line of the file that it ends in. */
  readonly line: number;
  readonly person: string;
  readonly on: string;
}

/** The columns, as they are called in the first line. */
export interface Columns {
  readonly person: string;
  readonly on: string;
}

const DELIMITERS = [",", ";", "\t", "|"] as const;

/** The rows of a CSV with a header, whatever parts its cells. Throws what is wrong with it, and shows no line of it. */
export async function rowsOf(path: string, columns: Columns): Promise<readonly Row[]> {
  const text = textOf(path, await readFile(path));
  const { header, delimiter } = dialectOf(text, columns);
  const person = columnIn(path, header, "--person", columns.person);
  const on = columnIn(path, header, "--on", columns.on);
  const [, ...rows] = recordsOf(path, text, delimiter);
  return rows.map(({ line, cells }) => ({
    line,
    person: (cells[person] ?? "").trim(),
    on: (cells[on] ?? "").trim(),
  }));
}

function textOf(path: string, bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // One kind of line break: the parser takes two for one that stands in quotes, and lines are told.
    if (!text.includes("\0")) return text.replaceAll(/\r\n?/g, "\n");
  } catch {
    // It says no more than that there is no text.
  }
  throw new BylawError("usage", `${path} is not UTF-8.`, { next: "Save it as CSV in UTF-8, and run again." });
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Dialect {
  readonly delimiter: string;
  readonly header: readonly string[];
}

/** What parts the cells: what makes the most of the columns that are asked for, else the most columns. */
function dialectOf(text: string, { person, on }: Columns): Dialect {
  const dialects = DELIMITERS.map((delimiter) => ({ delimiter, header: headerOf(text, delimiter) }));
  const found = ({ header }: Dialect) =>
    [person, on].filter((name) => indexIn(header, name) !== undefined).length;
  return dialects.reduce((best, one) => {
    const more = found(one) - found(best) || one.header.length - best.header.length;
    return more > 0 ? one : best;
  });
}

function headerOf(text: string, delimiter: string): readonly string[] {
  try {
    const [header = []] = parse(text, {
      delimiter,
      to: 1,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as string[][];
    return header.map((cell) => cell.trim());
  } catch {
    // It is no header with this delimiter.
    return [];
  }
}

function recordsOf(path: string, text: string, delimiter: string): readonly Line[] {
  const found: Line[] = [];
  try {
    parse(text, {
      delimiter,
      record_delimiter: "\n",
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record(cells: string[], { lines }) {
        found.push({ line: lines, cells });
        return null;
      },
    });
    return found;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 1;
    throw new BylawError("usage", `${path}, line ${line}, is not CSV.`, {
      next: "Look for a quote that is not closed, or stands within a cell without another beside it.",
    });
  }
}

/** Where a column stands: as it is written, else in another case. */
function indexIn(header: readonly string[], name: string): number | undefined {
  const wanted = name.trim();
  for (const same of [
    (cell: string) => cell === wanted,
    (cell: string) => cell.toLowerCase() === wanted.toLowerCase(),
  ]) {
    const at = header.findIndex(same);
    if (at >= 0) return at;
  }
  return undefined;
}

function columnIn(path: string, header: readonly string[], option: string, name: string): number {
  const at = indexIn(header, name);
  if (at === undefined) {
    const cells = header.filter((cell) => cell !== "");
    const near = nearestIds(
      cells.map((id) => ({ id })),
      name,
    );
    const hint =
      near.length === 0 ? "" : ` Did you mean ${near.map((one) => JSON.stringify(one)).join(" or ")}?`;
    throw new BylawError("usage", `${path} has no column ${JSON.stringify(name)}.${hint}`, {
      next: `Its first line names the columns: give ${option} as it stands there.`,
    });
  }
  if (header.filter((cell) => cell === header[at]).length === 1) return at;
  throw new BylawError("usage", `${path} has the column ${JSON.stringify(name)} more than once.`, {
    next: "Give one of them another name.",
  });
}
