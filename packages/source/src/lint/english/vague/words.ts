/** Words that two readers read differently, as a pattern that is global, and what is to be said in their place. */
export interface Vague {
  readonly pattern: RegExp;
  readonly suggestion: string;
}

/** Words of one kind. Each is a pattern of whole words, and of two that begin at one place the first is told. */
export function wordsOf(suggestion: string, words: readonly string[]): Vague {
  return {
    pattern: new RegExp(`(?<![\\p{L}\\d_-])(?:${words.join("|")})(?![\\p{L}\\d_])`, "giu"),
    suggestion,
  };
}
