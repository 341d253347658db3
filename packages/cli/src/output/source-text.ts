/** What cannot be seen, or turns the line around, is written as its number: a reviewer sees what is there. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\ufeff]/gu;

/** A text as a string of TypeScript, or of JSON. */
export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(UNSEEN, (one) =>
    [...Array(one.length).keys()]
      .map((at) => `\\u${one.charCodeAt(at).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}
