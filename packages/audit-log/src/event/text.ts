/**
 * Text as it may stand in a log: no longer than `most` characters, well-formed, and without characters that control something or
 * are not seen. What was cut ends in an ellipsis.
 */
export function storable(text: string, most: number): string {
  // Cut first: of ten megabytes nobody reads more.
  const shown = text
    .slice(0, most)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\uFFFD");
  return text.length > most ? `${shown.slice(0, most - 1).toWellFormed()}…` : shown;
}
