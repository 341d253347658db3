import { expect, test } from "vitest";
import { fold } from "./width.ts";

test("a word that folding puts at the beginning of a line is no command to a CI runner", () => {
  const name = `bucket ${"x".repeat(77)} ::error title=pwned::gone`;
  const lines = fold(`    ${name}`, 100).split("\n");
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.filter((line) => /^\s*::/.test(line))).toEqual([]);
  expect(fold("  ::stop", 100)).toBe("  ::stop");
});
