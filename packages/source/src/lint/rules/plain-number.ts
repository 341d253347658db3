import { amountsIn, type WrittenAmount } from "@bylaw/core/run";
import { isName, writtenOutIn } from "../english/amounts.ts";
import { isWithin, phrasesIn } from "../english/phrases.ts";
import type { SentenceRule } from "../rule.ts";
import type { Sentence } from "../sentence.ts";

/** What says how a day goes on, and not how much of something there is. */
const ROUND_THE_CLOCK = /^ (?:a|per|each|every) (?:day|week|year)\b/i;
const VERSION = /^(?:TLS|SSL)/i;

export const plainNumber: SentenceRule = {
  reads: "sentence",
  id: "plain-number",
  title: "A number in prose that is no parameter",
  why: "Nothing is held to a number that stands in prose: the check goes on with its own when the sentence is changed, and the sentence when the check is.",
  fix: "Name it with defineParameter, show the parameter in the sentence (of a control, with says), and bind it in a check or in evidence.",
  roles: ["statement", "control", "evidence", "definition", "duty", "scope", "waivers"],
  bad: [
    { says: "The engineering owner rotates every key at least every 90 days.", words: "90 days" },
    {
      says: "The people owner closes every account at most one business day after it ends.",
      words: "one business day",
    },
    { says: "At least two reviewers approve each change.", words: "two reviewers" },
    { says: "The engineering owner keeps the service up for 99.9 % of each month.", words: "99.9 %" },
    {
      says: "The identity provider locks an account after five failed attempts.",
      words: "five failed attempts",
    },
    { says: "The backup job keeps three copies of each database.", words: "three copies" },
    { says: "The executive owner signs every payment above EUR 10,000.", words: "EUR 10,000" },
    { says: "The mail gateway refuses attachments larger than 25 MB.", words: "25 MB" },
    { says: "The security owner answers in half an hour.", words: "half an hour" },
  ],
  good: [
    "The engineering owner rotates every key at least every {period}.",
    "The auditor reports on SOC 2, and a certificate on ISO 27001.",
    "The engineering owner encrypts stored data with AES-256.",
    "Section 4 is for everybody who worked here before 1 January 2025.",
    "The on-call engineer answers 24/7.",
    "Nobody opens the safe without a two-person rule.",
    "The auditor samples changes up to 31 December 2025.",
    "The network team opens ports above 1023, and Room 4 has Level 3 sessions.",
    "The owner compares two versions, and the page shows the last four digits of a card.",
    "The two copies are kept by the storage team in Building 4, one in each vault.",
  ],
  find(sentence) {
    const { text } = sentence;
    return numbersIn(text)
      .filter(({ at, text: words }) => isAmount(sentence, at, words))
      .map(({ at, text: words }) => {
        const known = sentence.parameters.find(({ texts }) => texts.some((one) => isSame(one, words)));
        return {
          at,
          length: words.length,
          message: `"${words}" is written out, and nothing is held to it.`,
          suggestion:
            known === undefined
              ? "Show a parameter in its place: defineParameter."
              : `Show the parameter ${known.id} in its place, if that is meant.`,
        };
      });
  },
};

/** A bound without a unit: `at least 2 of them`. One of something is some of it. */
const BOUND =
  /\b(?:at least|at most|more than|less than|fewer than|no more than|no fewer than|no less than|up to|a (?:minimum|maximum) of|exactly) (?<number>\d[\d.,]*(?<![.,])|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)\b/giu;
const UP_TO_A_YEAR = /^up to (?:19|20)\d\d$/i;

/** The amounts that a text writes out, those that core refuses first, and the bounds that no amount begins with. */
function numbersIn(text: string): readonly WrittenAmount[] {
  const bounds = phrasesIn(text, BOUND)
    .filter(({ text: words }) => !UP_TO_A_YEAR.test(words))
    .map(({ at, text: words }) => {
      const number = words.split(" ").at(-1) ?? "";
      return { at: at + words.length - number.length, text: number };
    })
    .filter(({ at, text: number }) => !isName(text, at, number));
  const all = [...amountsIn(text), ...writtenOutIn(text), ...bounds];
  return all.filter((one, index) => !all.some((other, place) => holds(other, one, place < index)));
}

/** True where the one is a part of the other; of two that are the same, the second is. */
function holds(outer: WrittenAmount, inner: WrittenAmount, isEarlier: boolean): boolean {
  const isAround = outer.at <= inner.at && inner.at + inner.text.length <= outer.at + outer.text.length;
  return isAround && (outer.text.length > inner.text.length || isEarlier);
}

function isAmount({ text, terms, role, parameters }: Sentence, at: number, words: string): boolean {
  if (ROUND_THE_CLOCK.test(text.slice(at + words.length))) return false;
  // A version is a name as well; no statement may write one out, and nothing else where a parameter says the same.
  if (VERSION.test(words) && role !== "statement") {
    return parameters.some(({ texts }) => texts.some((one) => isSame(one, words)));
  }
  const isQuoted = !phrasesIn(text, new RegExp(escaped(words), "giu")).some((one) => one.at === at);
  return (role === "statement" || !isQuoted) && !isWithin(text, { at, text: words }, terms);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
