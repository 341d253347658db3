import { showUnseen } from "@bylaw/core/run";

/** What Markdown, HTML and what reads them next take as it is, wherever it stands in a cell. */
const INERT = /[^\p{L}\p{M}\p{N} ,;?!'"()/.-]|(?<=www)\./giu;

/** What becomes a mention or a picture in the finished page, where a reference is a plain character again. */
const PARTED = /&#(?:58|64);/g;

/**
 * A cell of a Markdown table that reads as `text` does: no mark-up, link, mention or command comes of it. It writes more
 * references than `@bylaw/reports` does, which keeps documents readable as sources; a summary is only read rendered.
 */
export function cellText(text: string): string {
  return showUnseen(text.replaceAll(/\s+/g, " ").trim())
    .replaceAll(INERT, (character) => `&#${character.codePointAt(0)};`)
    .replaceAll(PARTED, (reference) => `${reference}<!-- -->`);
}
