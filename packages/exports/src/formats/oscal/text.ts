import { plainText } from "@bylaw/core/run";

/** What Markdown, HTML or OSCAL's own insertions (`{{ insert: param, x }}`) would act on. */
const ACTIVE =
  /[\\`*[\]{}~^<>$|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=#?[A-Za-z0-9]+;)|^[-+=#]|(?<=^\d+)[.)]/g;

/** A line of OSCAL's markup that reads as the text does, and is never empty. */
export function line(text: string): string {
  return string(text).replaceAll(ACTIVE, "\\$&");
}

/** Paragraphs of OSCAL's markup, one for each text. */
export function prose(texts: readonly string[]): string {
  return texts.map(line).join("\n\n");
}

/** A string as OSCAL has them: on one line, not blank, and without blanks at its ends. */
export function string(text: string): string {
  return plainText(text).trim() || "-";
}
