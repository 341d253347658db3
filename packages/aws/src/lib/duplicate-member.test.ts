import fc from "fast-check";
import { expect, test } from "vitest";
import { duplicateMember } from "./duplicate-member.ts";

test.each<[string, string | undefined]>([
  ['{"a": 1, "a": 2}', "a"],
  ['{"a": {"b": 1}, "b": 2}', undefined],
  ['[{"a": 1}, {"a": 1}]', undefined],
  ['{"x": [{"Bool": {}, "Null": {}, "Bool": {}}]}', "Bool"],
  [String.raw`{"a": 1, "\u0061": 2}`, "a"],
  [String.raw`{"a\"": "a\":{", "a": "\\"}`, undefined],
  ['{"a": "b", "b": "a"}', undefined],
  ['{"a": 1, "A": 2}', undefined],
  ['{"": 1, "": 2}', ""],
])("%s: %s", (json, expected) => {
  expect(duplicateMember(json)).toBe(expected);
});

test("finds none in what JSON.stringify wrote", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 2 }), (value, indent) => {
      expect(duplicateMember(JSON.stringify(value, undefined, indent))).toBeUndefined();
    }),
  );
});
