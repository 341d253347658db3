import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** A formatter or a merge may have moved the mark; the document is a generated one all the same. */
const ANYWHERE = /<!-- bylaw:digest sha256:[0-9a-f]{64} -->/;
const MARK = /<!-- bylaw:digest (sha256:[0-9a-f]{64}) -->\n*$/;

/** The digest of what a document says, whatever template words it. */
export function contentDigest(kind: string, model: object): string {
  const text = canonicalize({ format: "bylaw-document/1", kind, model: wellFormed(model) });
  if (text === undefined) throw new TypeError(`The model of ${kind} is not JSON.`);
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** The last line of a definition document. */
export function digestLine(digest: string): string {
  return `<!-- bylaw:digest ${digest} -->`;
}

/** The digest that a document carries, if it is a definition document. */
export function digestIn(content: string): string | undefined {
  return MARK.exec(content.replaceAll("\r\n", "\n"))?.[1];
}

/** The last line of a document that tells of runs: it may be overwritten, and is never held against definitions. */
export const statusMark = "<!-- bylaw:status -->";

/** True for a document of the definitions, whatever was done to it since. */
export function isOfDefinitions(content: string): boolean {
  return ANYWHERE.test(content);
}

/** True for a document that was generated, of either kind. */
export function isGenerated(content: string): boolean {
  return isOfDefinitions(content) || content.includes(statusMark);
}

/** Half a character is not JSON. It stands for nothing, and counts as the mark for that. */
function wellFormed(model: object): unknown {
  return JSON.parse(JSON.stringify(model), (_, value) =>
    typeof value === "string" ? value.replaceAll(/\p{Cs}/gu, "\ufffd") : value,
  );
}
