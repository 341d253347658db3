import fc from "fast-check";
import { expect, test } from "vitest";
import { cell } from "./csv.ts";

test.each([
  ["plain", "plain"],
  ["", ""],
  ["a,b", '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ["=1+1", `"'=1+1"`],
  ["@SUM(A1)", `"'@SUM(A1)"`],
  ["-2", `"'-2"`],
  ["+CMD|' /C calc'!A0", `"'+CMD|' /C calc'!A0"`],
  [" =1", `"' =1"`],
  ['"=1', `"'""=1"`],
  ["\t=1", "\\u{9}=1"],
  ["two\nlines", "two\\u{a}lines"],
  ["a;b", '"a;b"'],
  ["012345678901", "012345678901"],
])("%j is the cell %s", (value, text) => {
  expect(cell(value)).toBe(text);
});

test("no cell begins a formula, a row or another cell", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const text = cell(value);
      expect(text).not.toMatch(/[\r\n]/);
      expect(text.replace(/^"/, "")).not.toMatch(/^[=+\-@]/);
      if (!text.startsWith('"')) expect(text).not.toMatch(/[",;\t]/);
      else expect(text.slice(1, -1).replaceAll('""', "")).not.toContain('"');
    }),
  );
});
