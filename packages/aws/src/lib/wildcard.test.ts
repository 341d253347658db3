import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matches, matchesEvery, matchesEveryLonger, matchesSome } from "./wildcard.ts";

const text = fc.string({ unit: fc.constantFrom("a", "b", "/"), maxLength: 6 });
const pattern = fc.string({ unit: fc.constantFrom("a", "b", "/", "*", "?"), maxLength: 6 });
const regExp = (source: string) => new RegExp(`^${source.replaceAll("*", "[^]*").replaceAll("?", "[^]")}$`);

describe("matches", () => {
  test.each([
    ["", "", true],
    ["*", "", true],
    ["?", "", false],
    ["arn:aws:s3:::b*", "arn:aws:s3:::b", true],
    ["arn:aws:s3:::b/*", "arn:aws:s3:::b", false],
    ["a*b*c", "a-b-b-c", true],
    ["a*b*c", "a-c-b", false],
    ["[a-z]+", "abc", false],
  ])("%j on %j is %j", (from, on, expected) => {
    expect(matches(from, on)).toBe(expected);
  });

  test("agrees with a regular expression", () => {
    fc.assert(fc.property(pattern, text, (a, b) => matches(a, b) === regExp(a).test(b)));
  });

  test("takes no longer for many stars", () => {
    const started = performance.now();
    expect(matches(`${"*a".repeat(60)}b`, "a".repeat(2000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

test("matchesSome finds every prefix of a match", () => {
  fc.assert(
    fc.property(pattern, text, text, (a, prefix, rest) => {
      if (matches(a, prefix + rest)) expect(matchesSome(a, prefix)).toBe(true);
    }),
  );
  expect(matchesSome("repo:acme/web:*", "repo:acme/we")).toBe(true);
  expect(matchesSome("repo:acme/web:*", "repo:acme/api")).toBe(false);
});

test("matchesEvery is never true of a pattern that misses a text", () => {
  fc.assert(
    fc.property(pattern, text, text, (a, prefix, rest) => {
      if (matchesEvery(a, prefix)) expect(matches(a, prefix + rest)).toBe(true);
    }),
  );
  expect(matchesEvery("s3:*", "s3:")).toBe(true);
  expect(matchesEvery("s3:Get*", "s3:")).toBe(false);
  expect(matchesEvery("arn:aws:s3:::b/*.txt", "arn:aws:s3:::b/")).toBe(false);
});

test("matchesEveryLonger is never true of a pattern that misses a longer text", () => {
  fc.assert(
    fc.property(pattern, text, text, (a, prefix, rest) => {
      if (rest !== "" && matchesEveryLonger(a, prefix)) expect(matches(a, prefix + rest)).toBe(true);
    }),
  );
  expect(matchesEveryLonger("b/*", "b/")).toBe(true);
  expect(matchesEveryLonger("b/?*", "b/")).toBe(true);
  expect(matchesEveryLonger("b/??*", "b/")).toBe(false);
});
