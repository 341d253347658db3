import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distance } from "./distance.ts";

test.each([
  ["key-rotation", "key-rotation", 0],
  ["key-rotation", "key-rotatoin", 2],
  ["key-rotation", "key-rotatio", 1],
  ["key-rotation", "xkey-rotation", 1],
  ["mfa", "mfs", 1],
  ["", "abc", 3],
  ["abc", "", 3],
  ["kitten", "sitting", 3],
])("from %j to %j are %d edits", (a, b, edits) => {
  expect(distance(a, b)).toBe(edits);
});

const text = fc.string({ maxLength: 12 });

describe("the distance between two ids", () => {
  test("is a distance: none to itself, the same both ways, and never shorter by a detour", () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(distance(a, a)).toBe(0);
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c));
      }),
    );
  });

  test("is at least what their lengths differ by, and at most the longer one", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(distance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance(a, b) === 0).toBe(a === b);
      }),
    );
  });

  test("grows by one letter at most when one letter is added", () => {
    fc.assert(
      fc.property(text, text, fc.string({ minLength: 1, maxLength: 1 }), (a, b, letter) => {
        expect(Math.abs(distance(`${a}${letter}`, b) - distance(a, b))).toBeLessThanOrEqual(1);
      }),
    );
  });
});
