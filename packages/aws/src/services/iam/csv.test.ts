import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCsv, parseCsvTable } from "./csv.ts";

describe("parseCsv", () => {
  test.each<[string, string, string[][]]>([
    ["nothing", "", []],
    ["one cell", "a", [["a"]]],
    [
      "rows with and without a last line end",
      "a,b\n1,2\n3,4",
      [
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    [
      "CRLF",
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ["blank lines", "a\n\n\r\nb\n", [["a"], ["b"]]],
    [
      "empty cells",
      ",\n,,",
      [
        ["", ""],
        ["", "", ""],
      ],
    ],
    [
      "a comma, a quote and a line inside quotes",
      '"a,b","say ""hi""","1\r\n2"\n',
      [["a,b", 'say "hi"', "1\r\n2"]],
    ],
    ["an empty quoted cell", '"",x', [["", "x"]]],
    ["a lone carriage return", "a\rb,c", [["a\rb", "c"]]],
  ])("reads %s", (_, text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });

  test.each([
    ['"a', "no end"],
    ['"a"b', "follows"],
    ['a"b', "inside"],
  ])("refuses %s", (text, why) => {
    expect(() => parseCsv(text)).toThrow(why);
  });

  test("reads back whatever was written", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", "é", " ") });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.constantFrom("\n", "\r\n"), (written, end) => {
        const quoted = written.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(","));
        expect(parseCsv(quoted.join(end))).toEqual(written);
      }),
    );
  });
});

describe("parseCsvTable", () => {
  test("finds cells by column, in any order and under any name", () => {
    const {
      records: [record],
    } = parseCsvTable("mfa_active,user,__proto__\ntrue,ada,x\n");
    expect([record?.get("user"), record?.get("mfa_active"), record?.get("__proto__")]).toEqual([
      "ada",
      "true",
      "x",
    ]);
    expect(record?.get("constructor")).toBeUndefined();
  });

  test("counts the rows of another width, and keeps the others", () => {
    const { records, broken } = parseCsvTable("a,b\n1,2\n3\n4,5,6\n7,8\n");
    expect(records.map((record) => record.get("b"))).toEqual(["2", "8"]);
    expect(broken).toBe(2);
  });

  test.each([
    ["", "empty"],
    ["a,a\n1,2", "twice"],
  ])("refuses %j", (text, why) => {
    expect(() => parseCsvTable(text)).toThrow(why);
  });
});
