import type { Named } from "./answers.ts";

/** Letters of Latin alphabets that are no letter with a mark, as they are mostly written without. */
const PLAIN: Readonly<Record<string, string>> = {
  æ: "ae",
  ð: "d",
  đ: "d",
  ɖ: "d",
  ħ: "h",
  ı: "i",
  ĸ: "k",
  ł: "l",
  ŋ: "ng",
  ø: "o",
  œ: "oe",
  ß: "ss",
  ŧ: "t",
  þ: "th",
  ə: "a",
};

/**
 * An id for a name: the first name, else the whole name, else a number. Undefined where its letters are of another alphabet: how
 * somebody writes their own name in this one is theirs to say.
 */
export function idOf(name: string, others: readonly Named[]): string | undefined {
  const words = plainWords(name);
  const [first] = words;
  if (first === undefined || !isLatin(first)) return undefined;
  const isFree = (id: string): boolean => !others.some((one) => one.id === id);
  if (isFree(first)) return first;
  if (!words.every(isLatin)) return undefined;
  const numbered = Array.from({ length: others.length + 1 }, (_, at) => `person-${others.length + 1 + at}`);
  return [words.join("-"), ...numbered].find(isFree);
}

function plainWords(name: string): readonly string[] {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}|['\u2019\u02bc]/gu, "")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/./gu, (letter) => PLAIN[letter] ?? letter);
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isLatin(word: string): boolean {
  return /^[a-z0-9]+$/.test(word);
}
