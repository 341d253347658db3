import { mixedIn } from "../english/lists.ts";
import { phrasesIn } from "../english/phrases.ts";
import type { SentenceRule } from "../rule.ts";

const PATTERN = /(?<![\p{L}\d])(?:and\s?\/\s?or|or\s?\/\s?and|and \(?or\)?|&\s?\/\s?or)(?![\p{L}\d])/giu;

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
    {
      says: "The guard stops visitors who carry cameras and phones or tools.",
      words: "cameras and phones or tools",
    },
    {
      says: "The holder encrypts the disk and removes customer files or obtains a waiver.",
      words: "encrypts the disk and removes customer files or obtains",
    },
    {
      says: "The owner approves each cipher suite, key length or protocol and key store.",
      words: "each cipher suite, key length or protocol and key store",
    },
  ],
  good: [
    "The security owner approves the access and the role.",
    "The device is locked or erased, or both.",
    "The on-call engineer is there 24/7 in a read/write role.",
    "Either the author or a reviewer and the engineering owner sign each release.",
    "The author, and either a reviewer or the engineering owner, sign each release.",
    "The security owner locks the account and the device of whoever loses the one or the other.",
    "The manager signs the form and the recruiter or the hiring lead files it.",
    "The manager or the deputy approves it and the security owner signs.",
    "The manager reads the request and approves it or rejects it.",
    "The analyst reviews logs and alerts or escalates.",
    "The IT team collects laptops and phones or other devices.",
    "The customer signs the terms and conditions or a contract.",
    "The log names users and groups, or the service.",
  ],
  find: ({ text }) => [
    ...phrasesIn(text, PATTERN).map(({ at, text: words }) => ({
      at,
      length: words.length,
      message: `"${words}" asks for one, the other or both, and does not say which.`,
      suggestion: "Write and, or, or “or both”.",
    })),
    ...mixedIn(text).map(({ at, text: words }) => ({
      at,
      length: words.length,
      message: `"${words}" can be read in two ways.`,
      suggestion: "Tie two of them together: either … or …, both … and …; or write two sentences.",
    })),
  ],
};
