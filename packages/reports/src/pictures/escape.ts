import { oneLine } from "../markdown.ts";

/** All but what an SVG shows as it is, a colon after a word among it: written as a reference, none of it can be markup. */
const ACTIVE = /(?!(?<=[\p{L}\p{N}]): )[^\p{L}\p{M}\p{N} .,;()/+=_-]/gu;

/** What no XML may hold, even as a reference, and `showUnseen` lets pass. */
const FORBIDDEN = /[\ufffe\uffff]/g;

/** One line of text inside an element of an SVG, or between the quotes of an attribute. */
export function xmlText(value: string): string {
  return oneLine(value)
    .replaceAll(FORBIDDEN, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replaceAll(ACTIVE, (character) => `&#${character.codePointAt(0)};`);
}

/** How many letters wide a text is, where those of East Asia and pictures take two. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}

/** A text that is no wider than so many letters: what is cut off is told by an ellipsis. */
export function fitted(text: string, letters: number): string {
  const line = oneLine(text);
  if (widthOf(line) <= letters) return line;
  let kept = "";
  for (const character of line) {
    if (widthOf(kept + character) >= letters) break;
    kept += character;
  }
  return `${kept}…`;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{3fffd}]/u;
