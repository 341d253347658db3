import { parse } from "csv-parse/sync";
import { csv } from "../../formats/csv/csv.ts";
import type { Reader } from "../reader.fixture.ts";

const notCounted: Readonly<Record<string, string>> = {
  yes: "",
  no: ", not counted",
  undecided: ", not counted yet",
};

const rowsOf = (text: string): readonly Readonly<Record<string, string>>[] =>
  parse(text, { columns: true, record_delimiter: "\r\n" });

/** A parser of RFC 4180. */
export const csvReader: Reader = {
  format: csv,
  by: "csv-parse",
  async validate(text) {
    if (rowsOf(text).length === 0) throw new Error("A run has at least one row.");
  },
  async read(text) {
    return new Map(
      rowsOf(text).map((row) => [
        `${row.control} ${row.kind} ${row.check} ${row.resource_id}`,
        `${row.standing}${notCounted[row.counts ?? ""]}`,
      ]),
    );
  },
  passing: new Set(["pass"]),
};
