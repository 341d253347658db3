/**
 * True when `given` says the words of `wanted` one after another, in any letter case: `tests` is met by `CI / Tests (20.x)`
 * and by `unit-test`, and not by `attestation`. A word ends where letters and digits end, and a plural counts as its
 * singular. `*` stands for any run of words; `*` alone is met by every name.
 */
export function meetsName(wanted: string, given: string): boolean {
  if (wanted === given) return true;
  const phrases = phrasesOf(wanted);
  if (phrases.length === 0) return wanted.includes("*");
  const words = wordsOf(given);
  let from = 0;
  for (const phrase of phrases) {
    const at = indexOfPhrase(words, phrase, from);
    if (at < 0) return false;
    from = at + phrase.length;
  }
  return true;
}

/** Matches `pattern`, in which `*` stands for any run of characters, without building a regular expression. */
export function matchesName(pattern: string, name: string): boolean {
  const [head = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return pattern === name;
  const tail = rest.pop() ?? "";
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false;
  let at = head.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0 || found + part.length > name.length - tail.length) return false;
    at = found + part.length;
  }
  return true;
}

/** A name as it is told from others: in any letter case, however it is spaced, and with nothing in it that nobody sees. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

const ANY = "*";

/** A `*` of a pattern stays as a word of its own, which no other equals: what it stands for is not known. */
function wordsOf(name: string): readonly string[] {
  return (name.match(/[\p{L}\p{M}\p{N}]+|\*/gu) ?? []).map((word) => singular(word.toLowerCase()));
}

function phrasesOf(pattern: string): readonly (readonly string[])[] {
  return pattern
    .split(ANY)
    .map(wordsOf)
    .filter((words) => words.length > 0);
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

function indexOfPhrase(words: readonly string[], phrase: readonly string[], from: number): number {
  for (let at = from; at + phrase.length <= words.length; at += 1) {
    if (phrase.every((word, index) => words[at + index] === word)) return at;
  }
  return -1;
}
