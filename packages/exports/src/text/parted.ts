import { plainText } from "@bylaw/core/run";

/**
 * What a reader may make something of in a plain text: a link of SARIF's or Markdown's (SARIF 2.1.0, section 3.11.6), an address, a
 * mention, an issue, a picture, an element.
 */
const ACTIVE = new RegExp(
  [
    /\](?=[([:])/,
    /@(?=\w)/,
    /#(?=\d)/,
    /(?<=\bGH)-(?=\d)/,
    /:(?=\/\/)|(?<![\w:]):(?=[\w+-]+:)/,
    /(?<=\bmailto|\bxmpp|\bjavascript):/,
    /(?<=www)\./,
    /<(?=[!/?a-z])/,
  ]
    .map((part) => part.source)
    .join("|"),
  "giu",
);

/**
 * Plain text in which no reader finds anything to act on, whether it takes it for plain or for Markdown: what it would act on is
 * parted by a space, which both show alike. A backslash would be seen in the one, a reference in the other.
 *
 * @example partedText("[x](1) by @team") // "[x] (1) by @ team"
 */
export function partedText(text: string): string {
  return plainText(text).replaceAll(ACTIVE, (found) => `${found} `);
}
