/** What nobody means who has looked: it stands where something is still to be written. */
const EMPTY: ReadonlySet<string> = new Set([
  "",
  "na",
  "n a",
  "nil",
  "no",
  "none",
  "not applicable",
  "nothing",
  "null",
  "unknown",
  "x",
  "xx",
  "xxx",
]);
const BEGINS = /^(?:to ?do|tbd|tba|tbc|fixme|fill|what shows it)\b/;

/** True for a text that says nothing: `n/a`, `...`, `<what shows it>`. */
export function isPlaceholder(text: string): boolean {
  const words = text
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/[\p{P}\p{S}\s\p{Z}\p{C}]+/gu, " ")
    .trim()
    .toLowerCase();
  return EMPTY.has(words) || BEGINS.test(words);
}
