import type { SentenceRule } from "../rule.ts";
import { isDemand } from "../sentence.ts";

export const orphanStatement: SentenceRule = {
  reads: "sentence",
  id: "orphan-statement",
  title: "A demand that nothing enforces",
  why: "A sentence that says MUST and names no control is one that nobody can be shown to have followed.",
  fix: "Name the control that verifies it with .by(control), or say SHOULD.",
  roles: ["statement"],
  bad: [
    {
      says: "The engineering owner rotates every key at least every {period}.",
      words: "The",
      unverified: true,
    },
  ],
  good: ["The engineering owner rotates every key at least every {period}."],
  find: (sentence) =>
    isDemand(sentence) && sentence.isUnverified
      ? [
          {
            at: 0,
            length: Math.max(1, sentence.text.search(/ |$/)),
            message: `It says ${sentence.level}, and no control enforces it.`,
            suggestion: "Name the control that does: .by(control).",
          },
        ]
      : [],
};
