import { CST, Lexer } from "yaml";

/** Where front matter breaks the rules of records, and how. */
export interface Breach {
  /** 1-based, in the YAML. */
  readonly line: number;
  readonly message: string;
}

/** How deep lists and maps may nest. */
export const DEEPEST = 32;

const REFUSED: Readonly<Record<string, string>> = {
  anchor: "has an anchor, which records do not have; write the value where it belongs",
  alias: "has an alias, which records do not have; write the value out",
  tag: "has a tag, which records do not have; write the value without it",
  "directive-line": "has a YAML directive, which records do not have; remove it",
  "doc-start": "holds more than one YAML document; keep one",
  "doc-end": "holds the end of a YAML document; remove the line",
};

export const TOO_DEEP: string = `nests deeper than ${DEEPEST} levels; flatten it`;

/**
 * The first thing in front matter that records do not have. It reads tokens alone, so that what would be deep, endless or
 * manifold is never built.
 */
export function breachOf(yaml: string): Breach | undefined {
  let line = 1;
  let depth = 0;
  // Indicators one after another nest too: `- - -` on one line, and in brackets `a: a: a` on several.
  let run = 0;
  let isContent = false;
  let startsLine = true;
  for (const token of new Lexer().lex(yaml)) {
    const type: string = isContent ? "content" : (CST.tokenType(token) ?? "unknown");
    isContent = type === "scalar";
    const refused = REFUSED[type];
    if (refused !== undefined) return { line, message: refused };
    if (OPENS.has(type)) depth += 1;
    if (CLOSES.has(type)) depth -= 1;
    if (depth < 0) return { line, message: "is not valid YAML: a bracket closes that never opened" };
    if (INDICATES.has(type)) run += 1;
    else if (ENDS_RUN.has(type) || (type === "newline" && depth === 0)) run = 0;
    const isIndented = startsLine && depth === 0 && type === "space" && token.length > WIDEST;
    if (depth > DEEPEST || run > DEEPEST || isIndented) return { line, message: TOO_DEEP };
    if (!MARKS.has(type)) startsLine = token.endsWith("\n");
    line += lineBreaks(token);
  }
  return undefined;
}

/** How far a line may be indented: a level takes one column at least, and what is built must not be too deep to walk. */
const WIDEST = 256;

const OPENS: ReadonlySet<string> = new Set(["flow-map-start", "flow-seq-start"]);
const CLOSES: ReadonlySet<string> = new Set(["flow-map-end", "flow-seq-end"]);
const INDICATES: ReadonlySet<string> = new Set(["seq-item-ind", "explicit-key-ind", "map-value-ind"]);
const ENDS_RUN: ReadonlySet<string> = new Set(["comma", ...OPENS, ...CLOSES]);

/** Tokens that stand for nothing in the text. */
const MARKS: ReadonlySet<string> = new Set(["doc-mode", "flow-error-end", "byte-order-mark"]);

function lineBreaks(token: string): number {
  return token.split("\n").length - 1;
}
