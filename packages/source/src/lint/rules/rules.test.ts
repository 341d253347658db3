import { describe, expect, test } from "vitest";
import { sourcesOf } from "../../project/sources.ts";
import { lint } from "../lint.ts";
import { lintRules, sentenceRules } from "./rules.ts";

const parametersShown = (text: string): string => text.replaceAll(/\{(\w+)\}/g, "$${$1}");

/** A file with one statement, as a company writes it. */
const fileOf = (says: string, unverified = false): string => `
import { must } from "@bylaw/core";
export const statements = [
  must("P-1")\`
    ${parametersShown(says).replaceAll("`", "\\`")}
  \`${unverified ? "" : ".by(control)"},
];
`;

const findings = (says: string, unverified?: true) =>
  lint({ sources: sourcesOf(new Map([["/policy.ts", fileOf(says, unverified)]])) }).findings;

describe.each(sentenceRules)("$id", ({ id, bad, good }) => {
  test.each(bad)("finds $words in: $says", ({ says, words, unverified }) => {
    const found = findings(says, unverified);
    expect(found.map(({ rule }) => rule)).toEqual([id]);
    const [{ line, column, message } = { line: 0, column: 0, message: "" }] = found;
    const text = fileOf(says, unverified).split("\n")[line - 1] ?? "";
    expect(text.slice(column - 1)).toMatch(
      new RegExp(`^${words.replaceAll(/[.*+?^$()[\]{}|\\/]/g, "\\$&")}`),
    );
    expect(message).toMatch(/\.$/);
  });

  test.each(good)("finds nothing in: %s", (says) => {
    expect(findings(says)).toEqual([]);
  });
});

test("every rule says what it looks for, why, and what to do, under an id of its own", () => {
  for (const { id, title, why, fix } of lintRules) {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
    expect(title).not.toMatch(/\.$/);
    expect([why, fix].filter((one) => !/[.]$/.test(one))).toEqual([]);
  }
  expect(new Set(lintRules.map(({ id }) => id)).size).toBe(lintRules.length);
});
