import { describe, expect, test } from "vitest";
import { sourcesOf } from "../project/sources.ts";
import { temptingSentences } from "../testing/tempting-sentences.fixture.ts";
import { missedSentences, toldSentences } from "../testing/told-sentences.fixture.ts";
import { lint } from "./lint.ts";

/** `{interval}` is a parameter. */
function found(says: string): readonly string[] {
  const text = says.replaceAll("{", "${").replaceAll("`", "\\`");
  const file = `export const statements = [must("P-1")\`${text}\`.by(control)];`;
  return lint({ sources: sourcesOf(new Map([["/policy.ts", file]])) }).findings.map(({ rule }) => rule);
}

describe.each(Object.entries(temptingSentences))("%s", (_, sentences) => {
  test("leaves alone what looks like a fault and is none", () => {
    expect(sentences.filter((says) => found(says).length > 0)).toEqual([]);
  });
});

describe.each(Object.entries(toldSentences))("%s", (rule, sentences) => {
  test("tells of each of its kinds, in other words", () => {
    expect(sentences.filter((says) => !found(says).includes(rule))).toEqual([]);
  });
});

test.each(missedSentences)("misses, since $because: $says", ({ rule, says }) => {
  expect(found(says)).not.toContain(rule);
});
