import { phrasesIn } from "../english/phrases.ts";
import type { SentenceRule } from "../rule.ts";

const PATTERN = /(?<![\p{L}\d])(?:and\s?\/\s?or|or\s?\/\s?and|and or|&\s?\/\s?or)(?![\p{L}\d])/giu;

export const andOr: SentenceRule = {
  reads: "sentence",
  id: "and-or",
  title: "And, or, or both",
  why: "Whoever does one of the two says that it meant or, and whoever asks for both says that it meant and.",
  fix: "Write and where both are asked for, or where one is enough, and “or both” where either or both will do.",
  roles: ["statement", "control", "evidence", "definition", "duty", "scope", "waivers"],
  bad: [
    { says: "The security owner approves the access and/or the role.", words: "and/or" },
    { says: "The security owner erases the device and / or its disk.", words: "and / or" },
  ],
  good: [
    "The security owner approves the access and the role.",
    "The device is locked or erased, or both.",
    "The on-call engineer is there 24/7 in a read/write role.",
  ],
  find: ({ text }) =>
    phrasesIn(text, PATTERN).map(({ at, text: words }) => ({
      at,
      length: words.length,
      message: `"${words}" asks for one, the other or both, and does not say which.`,
      suggestion: "Write and, or, or “or both”.",
    })),
};
