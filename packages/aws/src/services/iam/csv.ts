/** One record of a table, by column. A map, so that no column's name can be mistaken for anything else. */
export type CsvRecord = ReadonlyMap<string, string>;

/** A table's records, and how many rows have another number of cells than the header. */
export interface CsvTable {
  readonly records: readonly CsvRecord[];
  readonly broken: number;
}

/** The records under a header row. Throws a `SyntaxError` for a table without one, or whose quotes do not close. */
export function parseCsvTable(text: string): CsvTable {
  const [header, ...rows] = parseCsv(text);
  if (header === undefined) throw new SyntaxError("the table is empty");
  if (new Set(header).size < header.length) throw new SyntaxError("a column is there twice");
  const whole = rows.filter((row) => row.length === header.length);
  return {
    records: whole.map((row) => new Map(header.map((column, at) => [column, row[at] as string]))),
    broken: rows.length - whole.length,
  };
}

/** The rows of a text in the form of RFC 4180. Blank lines are left out; a quote without its end throws. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    row.push(cell.value);
    at = cell.end;
    if (text[at] === ",") {
      at += 1;
      if (at < text.length) continue;
      row.push("");
    } else if (text.startsWith("\r\n", at)) {
      at += 2;
    } else {
      at += 1;
    }
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  }
  return rows;
}

interface Cell {
  readonly value: string;
  /** Where the comma, the line's end or the text's end stands. */
  readonly end: number;
}

function plainCell(text: string, start: number): Cell {
  let end = start;
  while (end < text.length && text[end] !== "," && !isLineEnd(text, end)) {
    if (text[end] === '"') throw new SyntaxError("a quote stands inside an unquoted cell");
    end += 1;
  }
  return { value: text.slice(start, end), end };
}

function quotedCell(text: string, start: number): Cell {
  let value = "";
  for (let at = start + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new SyntaxError("a quoted cell has no end");
    value += text.slice(at, quote);
    const end = quote + 1;
    if (text[end] === '"') {
      value += '"';
      at = end + 1;
    } else if (end === text.length || text[end] === "," || isLineEnd(text, end)) {
      return { value, end };
    } else {
      throw new SyntaxError("text follows a quoted cell");
    }
  }
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === "\n" || text.startsWith("\r\n", at);
}
