import { plainText } from "@bylaw/core/run";

/** What a spreadsheet takes for a formula at the start of a cell (OWASP, CSV injection). */
const FORMULA = /^[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u;

/**
 * One cell: on one line, with everything shown that cannot be seen, and never a formula: what would be one has an apostrophe before
 * it, as spreadsheets show a text. It is in quotes where a separator of any locale is in it.
 */
export function cell(value: string): string {
  const line = plainText(value);
  const inert = FORMULA.test(line) ? `'${line}` : line;
  return /["',;\t]/.test(inert) || inert !== inert.trim() ? `"${inert.replaceAll('"', '""')}"` : inert;
}
