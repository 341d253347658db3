import { showUnseen } from "@bylaw/core/run";

/**
 * All but what Markdown, HTML and what reads them next take as it is, wherever it stands; at the start of a line less is. A colon
 * before a space begins nothing.
 */
const INERT = /(?!:(?:\s|$))[^\p{L}\p{M}\p{N} ,;?!'"()/.-]|(?<=www)\.|^-|(?<=^\d+)[.)]/giu;

/** What becomes a mention or a picture in the finished page, where a reference is a plain character again. */
const PARTED = /&#64;|&#58;(?=(?:[\w-]|&#(?:43|95);)+(?::|&#58;))/g;

/** What GitHub makes a link to an issue of, though no character of it is one of Markdown's. */
const ISSUE = /(?<=\bGH)-(?=\d)/gi;

/**
 * Markdown on one line that reads as `text` does: no mark-up, link, mention or command comes of it, in a cell of a table too. It
 * writes more references than `@bylaw/reports` does, which keeps documents readable as sources; this is only read rendered.
 *
 * @example markdownText("a | b @team") // "a &#124; b &#64;<!-- -->team"
 */
export function markdownText(text: string): string {
  return showUnseen(text.replaceAll(/\s+/g, " ").trim())
    .replaceAll(INERT, (character) => `&#${character.codePointAt(0)};`)
    .replaceAll(PARTED, (reference) => `${reference}<!-- -->`)
    .replaceAll(ISSUE, "-<!-- -->");
}
