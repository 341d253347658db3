/** A phrase as it was found in a text. */
export interface Phrase {
  readonly at: number;
  readonly text: string;
}

/** Where a pattern, which is global, is met in a text, outside of quotes and names. */
export function phrasesIn(text: string, pattern: RegExp): readonly Phrase[] {
  const all = [...text.matchAll(pattern)];
  if (all.length === 0) return [];
  const quoted = rangesOf(
    text,
    /"[^"]*"|[“„][^”“]*[”“]|«[^»]*»|‘[^’]*’(?![\p{L}\d])|`[^`]*`|(?<![\p{L}\d])'[^']*'(?![\p{L}\d])/gu,
  );
  return all
    .map(({ index, 0: found }) => ({ at: index, text: found }))
    .filter(({ at, text: found }) => !quoted.some(({ from, to }) => from <= at && at + found.length <= to))
    .filter((phrase) => !isName(text, phrase));
}

/** True for a phrase inside a term that is defined elsewhere: `reasonable time`, where that is one. */
export function isWithin(text: string, { at, text: found }: Phrase, terms: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return terms.some((term) => {
    for (let from = lower.indexOf(term); from !== -1; from = lower.indexOf(term, from + 1)) {
      if (from <= at && at + found.length <= from + term.length) return true;
    }
    return false;
  });
}

/** True for a word with a capital inside of a sentence: `the Reasonable Use Policy` is called so. */
function isName(text: string, { at, text: found }: Phrase): boolean {
  return /^\p{Lu}\p{Ll}/u.test(found) && !isFirst(text, at);
}

/** True where a sentence, or one of several, begins. */
function isFirst(text: string, at: number): boolean {
  return /(?:^|[.!?:;]["”')]?)\s*["“'(]?$/.test(text.slice(0, at));
}

function rangesOf(text: string, pattern: RegExp): readonly { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    from: index,
    to: index + found.length,
  }));
}
