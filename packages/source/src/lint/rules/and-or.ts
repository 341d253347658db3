import { phrasesIn } from "../english/phrases.ts";
import type { SentenceRule } from "../rule.ts";

const PATTERN = /(?<![\p{L}\d])(?:and\s?\/\s?or|or\s?\/\s?and|and or|&\s?\/\s?or)(?![\p{L}\d])/giu;

/** Three things, each with an article, one `and` and one `or` between them. */
const DETERMINER = "(?:an?|the|its|their|every|each|one)";
const WORD =
  "(?!(?:and|or|that|which|who|whom|whose|where|when|if|unless|of|in|on|at|to|for|with|by|from|as|than|after|before|until|is|are|was|has|have|may|must)\\b)[\\p{L}\\d'’-]+";
const THING = `${DETERMINER} (?:${WORD} ){1,3}?`;
const MIXED = new RegExp(`\\b${THING}(?:and ${THING}or|or ${THING}and) ${DETERMINER} ${WORD}`, "giu");
/** What ties two of them together. */
const TIED = /\b(?:either|both|whether|between)\b[^.;]*$/i;

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
    {
      says: "The author and a reviewer or the engineering owner sign each release.",
      words: "The author and a reviewer or the engineering",
    },
  ],
  good: [
    "The security owner approves the access and the role.",
    "The device is locked or erased, or both.",
    "The on-call engineer is there 24/7 in a read/write role.",
    "Either the author or a reviewer and the engineering owner sign each release.",
    "The author, and either a reviewer or the engineering owner, sign each release.",
    "The security owner locks the account and the device of whoever loses the one or the other.",
  ],
  find: ({ text }) => [
    ...phrasesIn(text, PATTERN).map(({ at, text: words }) => ({
      at,
      length: words.length,
      message: `"${words}" asks for one, the other or both, and does not say which.`,
      suggestion: "Write and, or, or “or both”.",
    })),
    ...phrasesIn(text, MIXED)
      .filter(({ at }) => !TIED.test(text.slice(0, at)))
      .map(({ at, text: words }) => ({
        at,
        length: words.length,
        message: `"${words}" can be read in two ways.`,
        suggestion: "Tie two of them together: either … or …, both … and …; or write two sentences.",
      })),
  ],
};
