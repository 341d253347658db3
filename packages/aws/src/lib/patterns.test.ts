import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { overlap, takesIn } from "./patterns.ts";
import { matches } from "./wildcard.ts";

const text = fc.string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 5 });
const pattern = fc.string({ unit: fc.constantFrom("a", "b", ":", "*", "?"), maxLength: 5 });
/** Every text of these characters, up to four of them. */
const texts = ["", "a", "b", ":"].flatMap((a) =>
  ["", "a", "b", ":"].flatMap((b) =>
    ["", "a", "b", ":"].flatMap((c) => ["", "a", "b", ":"].map((d) => a + b + c + d)),
  ),
);

describe("takesIn", () => {
  test.each([
    ["*", "?*:?*", true],
    ["*:*", "?*:?*", true],
    ["**", "*", true],
    ["?*", "*", false],
    ["iam:*?", "iam:?*", true],
    ["*?*?", "a*?b?", true],
    ["**??", "?*", false],
    ["iam:*", "iam:?*", true],
    ["iam:get*", "iam:?*", false],
    ["iam:*", "?*:?*", false],
    ["iam:?et*", "iam:get*", true],
    ["arn:aws:iam::*:user/*", "arn:aws:iam::111111111111:user/*", true],
    [`arn:aws:iam::111111111111:user/\${aws:username}`, "arn:aws:iam::111111111111:user/*", false],
    ["*a*", "*", false],
    ["a", "?", false],
    ["?", "*", false],
    ["", "", true],
  ])("%j takes in %j: %j", (outer, inner, expected) => {
    expect(takesIn(outer, inner)).toBe(expected);
  });

  test("is never true of a pattern that misses a text of the other", () => {
    fc.assert(
      fc.property(pattern, pattern, text, (outer, inner, one) => {
        if (takesIn(outer, inner) && matches(inner, one)) expect(matches(outer, one)).toBe(true);
      }),
    );
  });

  test("is exact for a plain text", () => {
    fc.assert(fc.property(pattern, text, (outer, one) => takesIn(outer, one) === matches(outer, one)));
  });
});

describe("overlap", () => {
  test.each([
    ["iam:*user", "iam:get*", true],
    ["iam:*", "s3:*", false],
    ["*", "", true],
    ["?", "", false],
    ["a*b", "ab*", true],
    ["a?c", "abd", false],
  ])("%j and %j: %j", (one, other, expected) => {
    expect([overlap(one, other), overlap(other, one)]).toEqual([expected, expected]);
  });

  test("is true of two patterns that match a text, and of no others", () => {
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        const common = texts.some((each) => matches(one, each) && matches(other, each));
        if (common) expect(overlap(one, other)).toBe(true);
        // Two patterns that have a text in common have one that is no longer than both together.
        if (overlap(one, other) && one.length + other.length <= 4) expect(common).toBe(true);
      }),
    );
  });

  test("takes no longer for many stars", () => {
    const started = performance.now();
    expect(overlap(`${"*a".repeat(60)}b`, `${"a*".repeat(500)}c`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
