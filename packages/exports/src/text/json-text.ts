import { showUnseen } from "@bylaw/core/run";

/** What a CI runner takes for a command wherever it stands in a line: `##[error]`, `##vso[...]`. */
const COMMAND = /##(?=\w*\[)/g;

/**
 * JSON on one line that shows every character and commands nothing: what cannot be seen, and what a CI runner obeys, is written as
 * escapes, and reads back the same.
 */
export function jsonText(value: unknown): string {
  return showUnseen(JSON.stringify(value), escaped).replaceAll(COMMAND, escaped);
}

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
