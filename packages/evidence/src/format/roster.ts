import { CsvError, parse } from "csv-parse/sync";
import type { Faults } from "./faults.ts";
import { quoted } from "./shown.ts";
import { decode } from "./utf8.ts";
import { day, type Form, person } from "./values.ts";

/** The CSV that a record's people stand in, and the line that names it. */
export interface Roster {
  readonly name: string;
  readonly line: number;
}

/** Where faults of a CSV are told: in the record, at the line that names it. */
export interface RosterReading {
  readonly faults: Faults;
  readonly restricted: boolean;
}

const HEADER = "person,on";

/** The people of a CSV by their day, without the lines that are not in order. */
export function peopleOf(
  bytes: Uint8Array,
  roster: Roster,
  reading: RosterReading,
): Readonly<Record<string, string>> | undefined {
  const decoded = decode(bytes);
  const tell = (at: number, what: string) => tellOf(roster, `whose line ${at} ${what}`, reading);
  if (!("text" in decoded)) {
    tell(decoded.line, decoded.message);
    return undefined;
  }
  const [header, ...rows] = rowsOf(decoded.text, tell);
  if (header === undefined || header.cells.join() !== HEADER) {
    // Where it is no CSV at all, that is told already.
    if (header !== undefined || decoded.text.trim() === "")
      tell(1, `is not ${HEADER}; begin with that header`);
    return undefined;
  }
  if (rows.length === 0) tell(1, "is all that it holds; add a line for each person");
  return peopleIn(rows, tell, reading.restricted);
}

/** Tells what is wrong with a CSV: `names "people.csv", which is not there`. */
export function tellOf({ name, line }: Roster, what: string, { faults, restricted }: RosterReading): void {
  faults.add(line, "people", `names ${restricted ? "a CSV" : quoted(name)}, ${what}`);
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

type Tell = (line: number, what: string) => void;

function rowsOf(text: string, tell: Tell): readonly Row[] {
  const rows: Row[] = [];
  try {
    parse(text, {
      record_delimiter: ["\r\n", "\n"],
      relax_column_count: true,
      skip_empty_lines: true,
      on_record(cells: string[], { lines }) {
        rows.push({ line: lines, cells });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    tell(
      typeof error.lines === "number" ? error.lines : 1,
      "is not CSV; write a person, a comma and a day in each line",
    );
    return [];
  }
}

function peopleIn(rows: readonly Row[], tell: Tell, restricted: boolean): Readonly<Record<string, string>> {
  const people = new Map<string, string>();
  const seen = new Set<string>();
  const shown = (value: string) => (restricted ? "" : ` ${quoted(value)}`);
  const read = (line: number, noun: string, value: string, form: Form): string | undefined => {
    const kept = form.read(value);
    if (kept === undefined) tell(line, `has a ${noun}${shown(value)} that is ${form.otherwise}`);
    return kept;
  };
  for (const { line, cells } of rows) {
    const [id, on, ...more] = cells;
    if (id === undefined || on === undefined || more.length > 0) {
      tell(line, "has not two values; write a person, a comma and a day");
      continue;
    }
    const who = read(line, "person", id, person);
    const when = read(line, "day", on, day);
    if (seen.has(id)) tell(line, `has a person${shown(id)} a second time; keep one of them`);
    else if (who !== undefined && when !== undefined) people.set(who, when);
    seen.add(id);
  }
  return Object.fromEntries(people);
}
