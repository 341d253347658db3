import { showUnseen } from "@bylaw/core/run";

/**
 * Characters that Markdown, HTML or what reads them next (automatic links, math, template engines) would act on. They
 * are written as references, not with backslashes: parsers differ in what a backslash holds back, above all inside
 * the text of a link.
 */
const ACTIVE = new RegExp(
  [
    /[`*[\]{}#~$<>|]/,
    /\\(?![A-Za-z0-9])/,
    /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/,
    /&(?=#?[A-Za-z0-9]+;)/,
    /:(?=\/\/)|(?<=www)\.|(?<=\S)@(?=\S)/,
    /^[-+=:.)]|(?<=^\d+)[.)]/,
  ]
    .map((part) => part.source)
    .join("|"),
  "gi",
);

/**
 * What GitHub and GitLab make a mention of, and notify. They look for it in the text of the finished page, where a
 * reference is a plain @ again; a comment parts the text and shows nothing.
 */
const MENTION = /(?<![A-Za-z0-9])(?:@|&#64;)(?=[A-Za-z0-9_])/g;

/** What the same two make a picture of, in the same text: a name with `:white_check_mark:` in it is no tick. */
const SHORTCODE = /(?::|&#58;)(?=(?:[+-]1|100|1234|\d?[a-z][a-z0-9_+-]*):)/gi;

const references: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };

/** Every kind of line break, as one line feed. */
const BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/;

/** What a code span can hold without a thought for what stands around it. */
const PLAIN_CODE = /^[A-Za-z0-9 ._:/@=+,#%*()'"-]+$/;

/**
 * One line of Markdown that reads as `value` does, wherever in a document it stands: no HTML, link, table cell,
 * emphasis, math, list or heading can come of it. Line breaks and runs of spaces become one space; characters that
 * cannot be seen are written out, `\u{202e}`.
 */
export function escapeText(value: string): string {
  return escapeLine(visible(value).replaceAll("\n", " "));
}

/** Paragraphs of Markdown: a blank line parts two of them, a single line break stays one. */
export function escapeProse(value: string): string {
  return visible(value)
    .split(/\n[ \n]*\n/)
    .map((paragraph) => paragraph.split("\n").map(escapeLine).filter(isSome).join("\\\n"))
    .filter(isSome)
    .join("\n\n");
}

/** Inline code that cannot be broken out of, in a table or not. */
export function codeSpan(value: string): string {
  const line = oneLine(value);
  return PLAIN_CODE.test(line) ? `\`${line}\`` : `<code>${escapeText(line)}</code>`;
}

/** The value as a reader sees it, on one line and not yet escaped for anything. */
export function oneLine(value: string): string {
  return squeeze(visible(value).replaceAll("\n", " "));
}

/** A link whose text is `value` and whose target is a path of ours. */
export function linkTo(target: string, value: string): string {
  return `[${escapeText(value)}](${target})`;
}

function visible(value: string): string {
  const lines = value.replaceAll("\t", " ").split(BREAK);
  return lines.map((line) => showUnseen(line)).join("\n");
}

function escapeLine(value: string): string {
  return squeeze(value)
    .replaceAll(ACTIVE, (character) => references[character] ?? numeric(character))
    .replaceAll(MENTION, "&#64;<!-- -->")
    .replaceAll(SHORTCODE, "&#58;<!-- -->");
}

function numeric(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

function squeeze(value: string): string {
  return value.replaceAll(/ +/g, " ").trim();
}

function isSome(text: string): boolean {
  return text !== "";
}
