/** What JSON leaves as it is, and a terminal obeys or does not show. */
const UNSEEN = /[\u007f-\u009f\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu;

/** What a CI runner takes for a command wherever it stands in a line: `##[error]`, `##vso[...]`. */
const COMMAND = /##(?=\w*\[)/g;

/**
 * JSON that shows every character and commands nothing: what cannot be seen, and what a CI runner obeys, is written as
 * escapes, and reads back the same.
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replaceAll(UNSEEN, escaped).replaceAll(COMMAND, escaped);
}

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
