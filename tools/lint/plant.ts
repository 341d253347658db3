import { pick } from "./texts.ts";

/** A fault that was planted into a text. */
export interface Planted {
  readonly text: string;
  /** Where in it the fault is: any line from the first to the last will do. */
  readonly from: number;
  readonly to: number;
  /** The rules of which one has to find it. */
  readonly rules: readonly string[];
  /** What was put in the place of what. */
  readonly what: string;
}

/** Plants one kind of fault at a place by chance; undefined where a text has no such place. */
export interface Operator {
  readonly name: string;
  plant(text: string, random: () => number): Planted | undefined;
}

const VAGUE_INTERVALS = [
  "regularly",
  "periodically",
  "from time to time",
  "on a regular basis",
  "at regular intervals",
  "routinely",
  "as needed",
  "as necessary",
  "when appropriate",
  "at planned intervals",
];
const VAGUE_DEADLINES = [
  "promptly",
  "shortly",
  "soon",
  "within a reasonable time",
  "in a timely manner",
  "as soon as possible",
  "without undue delay",
  "within the agreed time",
  "quickly",
];
const VAGUE_THINGS = ["appropriate", "several", "various", "adequate", "suitable", "many"];

/** What the verbs of the baseline are as participles. */
const PARTICIPLES: Readonly<Record<string, string>> = {
  approves: "approved",
  assesses: "assessed",
  compares: "compared",
  decides: "decided",
  deletes: "deleted",
  draws: "drawn",
  encrypts: "encrypted",
  exports: "exported",
  keeps: "kept",
  lists: "listed",
  logs: "logged",
  mends: "mended",
  names: "named",
  reads: "read",
  reconciles: "reconciled",
  rehearses: "rehearsed",
  replaces: "replaced",
  restores: "restored",
  reviews: "reviewed",
  sets: "set",
  signs: "signed",
  takes: "taken",
  tells: "told",
};

/** The sentences of a file: what is in back ticks, or said of a control. */
const SENTENCES =
  /(?<=\b(?:must|mustNot|should|shouldNot)\(\s*"[^"]+",?\s*\)\s*`|\bstatement:\s*(?:says`|"))(?:[^`"\\]|\\.)+(?=[`"])/g;
const STATEMENTS = /(?<=\b(?:must|mustNot)\(\s*"[^"]+",?\s*\)\s*`)[^`]+(?=`)/g;

/** Replaces what a pattern finds in one of the sentences that have it. */
function replacing(
  name: string,
  rules: readonly string[],
  sentences: RegExp,
  pattern: RegExp,
  replacement: (match: RegExpExecArray | RegExpMatchArray, random: () => number) => string | undefined,
): Operator {
  return {
    name,
    plant(text, random) {
      const places = [...text.matchAll(sentences)].flatMap((sentence) =>
        [...sentence[0].matchAll(pattern)].map((match) => ({ match, at: sentence.index + match.index })),
      );
      if (places.length === 0) return undefined;
      const { match, at } = pick(places, random);
      const by = replacement(match, random);
      if (by === undefined) return undefined;
      const was = match[0];
      const planted = text.slice(0, at) + by + text.slice(at + was.length);
      return { text: planted, from: at, to: at + by.length, rules, what: `${shown(was)} → ${shown(by)}` };
    },
  };
}

const shown = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

const EVERY = /at\s+least\s+every\s+\$\{\w+\}/gi;
const AT_MOST = /at\s+most\s+\$\{\w+\}(?=\s+after)/gi;

/** What an amount looks like where somebody types it. */
const NUMBERS = [
  "30 days",
  "90 days",
  "24 hours",
  "two weeks",
  "3 months",
  "one year",
  "four hours",
  "10 business days",
  "one quarter",
];

/** Parameters that are words, and no numbers. */
const WORDS = /Sources|Checks|Environments|Reviewers|Size|Tls/;

export const sentenceOperators: readonly Operator[] = [
  replacing("a vague interval", ["vague-word", "no-threshold"], SENTENCES, EVERY, (_, random) =>
    pick(VAGUE_INTERVALS, random),
  ),
  replacing("a vague deadline", ["vague-word", "no-threshold"], SENTENCES, AT_MOST, (_, random) =>
    pick(VAGUE_DEADLINES, random),
  ),
  replacing(
    "a vague thing",
    ["vague-word"],
    SENTENCES,
    /\b(?:every|each)\b(?= [a-z])/g,
    (match, random) => `${match[0] === "each" ? "the" : "all"} ${pick(VAGUE_THINGS, random)}`,
  ),
  replacing(
    "a number in the place of a parameter",
    ["plain-number"],
    SENTENCES,
    /\$\{\w+\}/g,
    ([was], random) =>
      WORDS.test(was)
        ? /Reviewers|Size/.test(was)
          ? pick(["2", "two", "25"], random)
          : undefined
        : pick(NUMBERS, random),
  ),
  replacing(
    "a parameter taken out",
    ["no-threshold"],
    SENTENCES,
    /(?<bound>at\s+(?:least\s+every|most))\s+\$\{(?!\w*(?:Reviewers|Size))\w+\}(?=\s+after|[\s.,;]*$|[.,;])/gi,
    (match) => match.groups?.bound,
  ),
  replacing("and/or", ["and-or"], SENTENCES, /(?<=[a-z]\s)(?:and|or)(?=\s[a-z])/g, (_, random) =>
    pick(["and/or", "and / or", "or/and"], random),
  ),
  replacing(
    "no actor",
    ["no-actor"],
    STATEMENTS,
    /(?<=^\s*)The (?:\w+ owner) (?<verb>\w+) (?<object>(?:the|a|an|every|each|all|who|stored|encryption|production|new|its|software|customer|access)?(?:\s?[a-z'-]+){1,6}?)(?<rest>\s+(?:at\s+(?:least|most)|with|in|before|when|after|to|for|against|from|that|on|of|and)\b|[.,;])/g,
    (match) => {
      const { verb = "", object = "", rest = "" } = match.groups ?? {};
      const participle = PARTICIPLES[verb];
      return participle === undefined
        ? undefined
        : `${object.charAt(0).toUpperCase()}${object.slice(1)} must be ${participle}${rest}`;
    },
  ),
  replacing(
    "no actor of what somebody has done",
    ["no-actor"],
    SENTENCES,
    /The (?:\w+ owner) has (?!what)(?<object>[a-z' -]+?) (?<participle>(?!showed)\w+ed|made|taken|done)\b/g,
    (match) =>
      `${(match.groups?.object ?? "").replace(/^./, (one) => one.toUpperCase())} must be ${match.groups?.participle}`,
  ),
  {
    name: "no control",
    plant(text, random) {
      const places = [
        ...text.matchAll(
          /(?<=^ {4,6}must\(\s*"[^"]+",?\s*\)\s*)(`[^`]+`)\.by\((?:[^()]|\([^()]*\))*\)(?=,)/gm,
        ),
      ];
      if (places.length === 0) return undefined;
      const { index, 0: was, 1: sentence = "" } = pick(places, random);
      return {
        text: text.slice(0, index) + sentence + text.slice(index + was.length),
        from: index,
        to: index + sentence.length,
        rules: ["orphan-statement"],
        what: `${shown(was)} → without .by`,
      };
    },
  },
];
