import { showUnseen } from "@bylaw/core/run";

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/**
 * Text for an element or an attribute in double quotes. What XML 1.0 forbids, and all else that cannot be seen, is written out as
 * `\u{1b}`; line breaks of ours stay.
 */
export function xmlText(text: string): string {
  return showUnseen(text, (one) =>
    one === "\n" ? one : `\\u{${(one.codePointAt(0) as number).toString(16)}}`,
  )
    .replaceAll(/[&<>"]/g, (one) => references[one] as string)
    .replaceAll(/[\ufffe\uffff]/g, (one) => `\\u{${one.charCodeAt(0).toString(16)}}`);
}

/** ` name="value"`, with line breaks as references. */
export function xmlAttributes(all: Readonly<Record<string, string | number>>): string {
  return Object.entries(all)
    .map(([name, value]) => ` ${name}="${xmlText(String(value)).replaceAll("\n", "&#10;")}"`)
    .join("");
}
