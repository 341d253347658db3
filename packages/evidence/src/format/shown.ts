/** What a reader cannot see, or a terminal obeys. A space is seen. */
const UNSEEN = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

const LONGEST = 80;

/** A name or a value from a file, fit for a message: in quotes, cut, and with nothing in it that cannot be seen. */
export function quoted(text: string): string {
  return seen(JSON.stringify(cut(text, LONGEST)));
}

/** A sentence from elsewhere that may hold what a file says: cut, and with nothing in it that cannot be seen. */
export function sentence(text: string, longest: number = LONGEST): string {
  return seen(cut(text.replaceAll(/\s+/g, " ").trim(), longest));
}

/** A key as a part of a path: as it is when it is simple, else in quotes. */
export function keyName(key: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/.test(key) ? key : quoted(key);
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text
    .slice(0, longest)
    .toWellFormed()
    .replace(/\ufffd$/, "")}…`;
}

function seen(text: string): string {
  return text.replaceAll(UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
